import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { envoyFilterOperation } from './envoyFilterOperation';

const find = (applyTo: string, operation: string) =>
  ruleFindings(
    envoyFilterOperation,
    `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: orders, namespace: shop }
spec: { configPatches: [{ applyTo: ${applyTo}, patch: { operation: ${operation} } }] }
`,
  ).flatMap(({ equivalents }) => equivalents);

describe('istio/envoy-filter-operation', () => {
  it.each([
    ['ROUTE_CONFIGURATION', 'ADD', 'IST0153'],
    ['HTTP_ROUTE', 'ADD', 'IST0153'],
    ['ROUTE_CONFIGURATION', 'REMOVE', 'IST0154'],
    ['HTTP_ROUTE', 'REMOVE', 'IST0154'],
    ['CLUSTER', 'REPLACE', 'IST0152'],
    ['HTTP_ROUTE', 'REPLACE', 'IST0152'],
  ])('on %s finds %s as %s', (applyTo, operation, code) => {
    expect(find(applyTo, operation)).toEqual([code]);
  });

  it.each([
    ['HTTP_FILTER', 'ADD'],
    ['CLUSTER', 'REMOVE'],
    ['HTTP_FILTER', 'REPLACE'],
    ['NETWORK_FILTER', 'REPLACE'],
    ['VIRTUAL_HOST', 'REPLACE'],
    ['HTTP_ROUTE', 'MERGE'],
  ])('on %s is silent about %s', (applyTo, operation) => {
    expect(find(applyTo, operation)).toEqual([]);
  });
});
