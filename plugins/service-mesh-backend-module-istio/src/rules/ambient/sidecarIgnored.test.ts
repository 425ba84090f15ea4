import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { sidecarIgnored } from './sidecarIgnored';

const shop = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: ${labels} }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
---
apiVersion: v1
kind: Pod
metadata: { name: basket, namespace: shop, labels: { app: basket, istio.io/dataplane-mode: none } }
`;

const sidecar = (spec: string) => `---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: ${spec}
`;

const of = (app: string) =>
  sidecar(`{ workloadSelector: { labels: { app: ${app} } } }`);
const ambient = shop('{ istio.io/dataplane-mode: ambient }');
const find = (yaml: string) =>
  ruleFindings(sidecarIgnored, yaml).map(({ params }) => params.ambient);

describe('ambient/sidecar-ignored', () => {
  it('finds a Sidecar for a namespace or workload in ambient', () => {
    expect(find(ambient + sidecar('{}'))).toEqual(["namespace 'shop'"]);
    expect(find(ambient + of('orders'))).toEqual(['Pod orders']);
  });

  it.each([
    ['has sidecars', shop('{ istio-injection: enabled }') + sidecar('{}')],
    [
      'has sidecars though it is labelled for ambient too',
      shop('{ istio.io/dataplane-mode: ambient, istio.io/rev: canary }') +
        sidecar('{}'),
    ],
    ['opts out', ambient + of('basket')],
  ])('is silent where what it is for %s', (_, yaml) => {
    expect(find(yaml)).toEqual([]);
  });
});
