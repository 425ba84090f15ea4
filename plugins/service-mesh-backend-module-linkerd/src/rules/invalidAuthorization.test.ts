import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyFor, policyObject } from '../testUtils/objects';
import { invalidAuthorization } from './invalidAuthorization';

describe('an AuthorizationPolicy', () => {
  const tls = {
    group: 'policy.linkerd.io',
    kind: 'MeshTLSAuthentication',
    name: 'web',
  };
  const network = { ...tls, kind: 'NetworkAuthentication' };
  const account = { kind: 'ServiceAccount', name: 'web' };
  const found = (refs: JsonObject[]) =>
    findingsOf(invalidAuthorization, [policyFor('order', refs)]);
  const targeting = (targetRef: JsonObject) =>
    findingsOf(invalidAuthorization, [
      policyObject('AuthorizationPolicy', 'callers', {
        targetRef,
        requiredAuthenticationRefs: [tls],
      }),
    ]);

  it.each([
    ['two MeshTLSAuthentications', [tls, { ...tls, name: 'cart' }]],
    ['two ServiceAccounts', [account, { ...account, name: 'cart' }]],
    ['both', [tls, account]],
    ['two NetworkAuthentications', [network, { ...network, name: 'b' }]],
    ['something else', [{ kind: 'Pod', name: 'web' }]],
    ['a ServiceAccount of another group', [{ ...account, group: 'apps' }]],
  ])('is refused for requiring %s', (_, refs) => {
    expect(found(refs)).toEqual([
      {
        name: 'callers',
        pointer: '/spec/requiredAuthenticationRefs',
        severity: 'error',
      },
    ]);
  });

  it.each([
    ['a Server without group', { kind: 'Server', name: 'order' }],
    ['a Deployment', { group: 'apps', kind: 'Deployment', name: 'order' }],
    ['another namespace', { kind: 'Namespace', name: 'other' }],
    [
      'a GRPCRoute of the policy group',
      { group: 'policy.linkerd.io', kind: 'GRPCRoute', name: 'order' },
    ],
  ])('is refused for targeting %s', (_, targetRef) => {
    expect(targeting(targetRef)).toMatchObject([
      { pointer: '/spec/targetRef', severity: 'error' },
    ]);
  });

  it('is admitted for a mesh identity from a network, and in any case of letters', () => {
    expect(found([tls, network])).toEqual([]);
    expect(found([account, network])).toEqual([]);
    expect(targeting({ kind: 'Namespace', name: 'shop' })).toEqual([]);
    expect(
      targeting({ group: 'Policy.Linkerd.io', kind: 'server', name: 'order' }),
    ).toEqual([]);
  });
});
