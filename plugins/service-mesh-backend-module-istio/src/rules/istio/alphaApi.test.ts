import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { alphaApi } from './alphaApi';

const find = (apiVersion: string, kind: string) =>
  ruleFindings(
    alphaApi,
    `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: x } }`,
  ).map(({ severity }) => severity);

describe('istio/alpha-api', () => {
  it.each([
    ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
    ['extensions.istio.io/v1alpha1', 'WasmPlugin'],
    ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute'],
    ['gateway.networking.x-k8s.io/v1alpha1', 'XBackendTrafficPolicy'],
  ])('remarks %s %s', (apiVersion, kind) => {
    expect(find(apiVersion, kind)).toEqual(['info']);
  });

  it.each([
    ['networking.istio.io/v1alpha3', 'VirtualService'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    ['policy.linkerd.io/v1alpha1', 'AuthorizationPolicy'],
  ])('is silent about %s %s, which is stable', (apiVersion, kind) => {
    expect(find(apiVersion, kind)).toEqual([]);
  });
});
