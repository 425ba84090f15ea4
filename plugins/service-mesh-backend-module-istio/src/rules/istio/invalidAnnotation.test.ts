import { deployment, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { invalidAnnotation } from './invalidAnnotation';

const found = (name: string, value: string) =>
  hits(invalidAnnotation, [deployment({}, { annotations: { [name]: value } })])
    .length;

describe('istio/invalid-annotation', () => {
  it.each([
    ['prometheus.istio.io/merge-metrics', 'yes'],
    ['proxy.istio.io/config', '- a'],
    ['proxy.istio.io/config', 'concurency: 2'],
    ['readiness.status.sidecar.istio.io/periodSeconds', '-1'],
    ['sidecar.istio.io/interceptionMode', 'redirect'],
    ['status.sidecar.istio.io/port', '70000'],
    ['traffic.sidecar.istio.io/excludeInboundPorts', '*'],
    ['traffic.sidecar.istio.io/excludeOutboundIPRanges', '10.0.0.0'],
    ['traffic.sidecar.istio.io/includeInboundPorts', '80,http'],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', '10.0.0.0/33'],
  ])('finds %s: %s', (name, value) => {
    expect(found(name, value)).toBe(1);
  });

  it.each([
    ['prometheus.istio.io/merge-metrics', 'true'],
    ['proxy.istio.io/config', 'concurrency: 2\ndrain_duration: 5s'],
    ['sidecar.istio.io/interceptionMode', 'TPROXY'],
    ['status.sidecar.istio.io/port', '0'],
    ['traffic.sidecar.istio.io/excludeInboundPorts', ' 80, 443 '],
    ['traffic.sidecar.istio.io/includeInboundPorts', '*'],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', ''],
    ['traffic.sidecar.istio.io/includeOutboundIPRanges', '10.0.0.0/8,fd00::/8'],
    ['sidecar.istio.io/proxyCPU', 'anything'],
  ])('takes %s: %s', (name, value) => {
    expect(found(name, value)).toBe(0);
  });

  it('leaves what is not read there alone', () => {
    const elsewhere = service('orders', { ports: [] });
    elsewhere.metadata.annotations = { 'status.sidecar.istio.io/port': 'x' };
    expect(hits(invalidAnnotation, [elsewhere])).toEqual([]);
  });
});
