import { kubernetes } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { removedApi } from './removedApi';

describe('istio/removed-api', () => {
  it.each([
    ['authentication.istio.io/v1alpha1', 'Policy'],
    ['rbac.istio.io/v1alpha1', 'ServiceRole'],
    ['config.istio.io/v1alpha2', 'handler'],
    ['gateway.networking.k8s.io/v1alpha2', 'HTTPRoute'],
    ['gateway.networking.k8s.io/v1alpha2', 'ReferenceGrant'],
  ])('finds %s %s', (apiVersion, kind) => {
    expect(hits(removedApi, [kubernetes(apiVersion, kind, 'a')])).toHaveLength(
      1,
    );
  });

  it.each([
    ['security.istio.io/v1beta1', 'PeerAuthentication'],
    ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
    ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute'],
    ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
  ])('takes %s %s', (apiVersion, kind) => {
    expect(hits(removedApi, [kubernetes(apiVersion, kind, 'a')])).toEqual([]);
  });
});
