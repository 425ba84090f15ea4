import { namedCallers } from './namedCallers';

const authentication = (spec: unknown) => ({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  kind: 'MeshTLSAuthentication',
  metadata: { name: 'order', namespace: 'shop' },
  spec: spec as never,
});

describe('namedCallers', () => {
  it('reads references and identities, each once', () => {
    expect(
      namedCallers([
        authentication({
          identityRefs: [
            { kind: 'ServiceAccount', name: 'web' },
            { kind: 'ServiceAccount', name: 'job', namespace: 'batch' },
          ],
        }),
        authentication({
          identities: [
            'web.shop.serviceaccount.identity.linkerd.cluster.local',
          ],
        }),
      ]),
    ).toEqual(['batch/job', 'shop/web']);
  });

  it('reads accounts that a policy requires itself', () => {
    expect(
      namedCallers([
        {
          ...authentication({
            requiredAuthenticationRefs: [
              { kind: 'ServiceAccount', name: 'web' },
            ],
          }),
          kind: 'AuthorizationPolicy',
        },
      ]),
    ).toEqual(['shop/web']);
  });

  it('leaves out what names no single account', () => {
    expect(
      namedCallers([
        authentication({
          identities: ['*', '*.shop.serviceaccount.identity.x.y'],
          identityRefs: [{ kind: 'Namespace', name: 'shop' }],
        }),
      ]),
    ).toEqual([]);
  });

  it.each([null, [], 'x', { identityRefs: 1, identities: [null] }])(
    'survives a spec such as %j',
    spec => {
      expect(namedCallers([authentication(spec)])).toEqual([]);
    },
  );
});
