import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { severalWithoutSelector } from './severalWithoutSelector';

const sidecar = (name: string, spec = '{}', namespace = 'shop') => `---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;

const telemetry = (name: string, spec: string) => `---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
`;

const ambient = `---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
`;

const find = (...yaml: string[]) =>
  ruleFindings(severalWithoutSelector, yaml.join('')).map(
    ({ resource, equivalents }) => `${resource?.name} ${equivalents}`,
  );

const selecting = '{ workloadSelector: { labels: { app: orders } } }';

describe('istio/several-without-selector', () => {
  it('finds both of two Sidecars', () => {
    expect(
      find(
        sidecar('a'),
        sidecar('b', '{ workloadSelector: { labels: {} } }'),
        sidecar('c', selecting),
      ),
    ).toEqual(['a IST0111,KIA0002', 'b IST0111,KIA0002']);
  });

  it('finds both of two Telemetries', () => {
    expect(
      find(telemetry('a', '{}'), telemetry('b', '{ selector: {} }')),
    ).toEqual(['a IST0160', 'b IST0160']);
  });

  it.each([
    ['of different namespaces', [sidecar('a'), sidecar('b', '{}', 'billing')]],
    ['with a selector', [sidecar('a'), sidecar('b', selecting)]],
    [
      'for a Gateway',
      [
        telemetry('a', '{}'),
        telemetry('b', '{ targetRefs: [{ kind: Gateway, name: public }] }'),
      ],
    ],
    [
      'in ambient, where both are ignored',
      [ambient, sidecar('a'), sidecar('b')],
    ],
  ])('is silent about two %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });
});
