import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { envoyFilterRelative } from './envoyFilterRelative';

const filter = (
  operation: string,
  { priority = 0, version = '', applyTo = 'HTTP_FILTER', name = 'lua' } = {},
) => `---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec:
  priority: ${priority}
  configPatches:
    - applyTo: ${applyTo}
      match: { proxy: { proxyVersion: "${version}" } }
      patch: { operation: ${operation}, value: { name: ${name} } }
`;

const find = (...yaml: string[]) =>
  ruleFindings(envoyFilterRelative, yaml.join('')).map(({ equivalents }) =>
    equivalents.join(),
  );

describe('istio/envoy-filter-relative', () => {
  it.each(['INSERT_BEFORE', 'INSERT_AFTER', 'REMOVE', 'REPLACE'])(
    'finds %s without a priority',
    operation => {
      expect(find(filter(operation))).toEqual(['IST0151']);
      expect(find(filter(operation, { priority: -1 }))).toEqual([]);
    },
  );

  it.each(['ADD', 'INSERT_FIRST', 'MERGE'])('is silent about %s', operation => {
    expect(find(filter(operation))).toEqual([]);
  });

  it('leaves what Istio ignores to another rule', () => {
    expect(find(filter('REMOVE', { applyTo: 'HTTP_ROUTE' }))).toEqual([]);
  });

  it('tells of another patch of the filter for proxies of some versions', () => {
    const old = filter('ADD', { version: '^1.28' });

    expect(find(filter('REMOVE'), old)).toEqual(['IST0151,IST0155']);
    expect(find(filter('REMOVE', { name: 'wasm' }), old)).toEqual(['IST0151']);
    expect(find(filter('REMOVE', { version: '^1.28' }))).toEqual(['IST0151']);
  });
});
