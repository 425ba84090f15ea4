import { namedCallers } from './namedCallers';

const policy = (spec: object) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'a', namespace: 'shop' },
  spec: spec as any,
});
const from = (source: object) => ({ rules: [{ from: [{ source }] }] });

describe('namedCallers', () => {
  it('reads principals and service accounts, and nothing that stands for several', () => {
    expect(
      namedCallers(
        policy(
          from({
            principals: [
              'cluster.local/ns/shop/sa/web',
              '*/ns/shop/sa/web',
              'cluster.local/ns/shop/sa/*',
              '*',
            ],
            serviceAccounts: ['basket', 'batch/jobs'],
          }),
        ),
      ),
    ).toEqual(['shop/web', 'shop/basket', 'batch/jobs']);
  });

  it('reads nothing in a policy that denies, or of no shape', () => {
    const { rules } = from({ principals: ['cluster.local/ns/shop/sa/web'] });
    expect(namedCallers(policy({ action: 'DENY', rules }))).toEqual([]);
    expect(namedCallers(policy({ rules: 'x' }))).toEqual([]);
    expect(namedCallers({ ...policy({ rules }), kind: 'Sidecar' })).toEqual([]);
  });
});
