import { namedCallers } from './namedCallers';

const object = (kind: string, spec: object) => ({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  kind,
  metadata: { name: 'a', namespace: 'shop' },
  spec: spec as any,
});

describe('namedCallers', () => {
  it('reads identities and references of service accounts, and nothing that stands for several', () => {
    expect(
      namedCallers(
        object('MeshTLSAuthentication', {
          identities: [
            'web.shop.serviceaccount.identity.linkerd.cluster.local',
            '*.shop.serviceaccount.identity.linkerd.cluster.local',
            '*',
          ],
        }),
      ),
    ).toEqual(['shop/web']);
    expect(
      namedCallers(
        object('MeshTLSAuthentication', {
          identityRefs: [
            { kind: 'ServiceAccount', name: 'jobs', namespace: 'batch' },
            { kind: 'ServiceAccount', name: 'basket' },
            { kind: 'Namespace', name: 'edge' },
          ],
        }),
      ),
    ).toEqual(['batch/jobs', 'shop/basket']);
    expect(
      namedCallers(
        object('AuthorizationPolicy', {
          targetRef: { kind: 'Server', name: 'a', group: 'policy.linkerd.io' },
          requiredAuthenticationRefs: [
            { kind: 'ServiceAccount', name: 'web' },
            {
              kind: 'MeshTLSAuthentication',
              name: 'b',
              group: 'policy.linkerd.io',
            },
          ],
        }),
      ),
    ).toEqual(['shop/web']);
  });

  it('reads nothing in other objects', () => {
    expect(namedCallers(object('Server', {}))).toEqual([]);
    expect(
      namedCallers(object('MeshTLSAuthentication', { identities: 5 })),
    ).toEqual([]);
  });
});
