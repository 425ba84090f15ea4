import { namedCallers } from './namedCallers';

const policy = (source: object) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'order', namespace: 'shop' },
  spec: { rules: [{ from: [{ source }] }] } as never,
});

describe('namedCallers', () => {
  it('reads principals and service accounts, each once', () => {
    expect(
      namedCallers([
        policy({ principals: ['cluster.local/ns/shop/sa/web'] }),
        policy({ serviceAccounts: ['shop/web', 'payment'] }),
      ]),
    ).toEqual(['shop/payment', 'shop/web']);
  });

  it('leaves out what names no single account', () => {
    expect(
      namedCallers([
        policy({ principals: ['*', 'cluster.local/ns/shop/sa/*', 7] }),
        policy({ namespaces: ['shop'] }),
      ]),
    ).toEqual([]);
  });

  it.each([null, [], 'x', { rules: {} }, { rules: [{ from: 1 }] }])(
    'survives a spec such as %j',
    spec => {
      expect(namedCallers([{ ...policy({}), spec: spec as never }])).toEqual(
        [],
      );
    },
  );
});
