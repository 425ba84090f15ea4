import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { peer } from '../../testUtils/mtls';
import { hits } from '../../testUtils/ruleContext';
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

const selector = { matchLabels: { app: 'orders' } };

describe('istio/several-without-selector, of security', () => {
  it.each([
    ['there is one', [peer('a', 'STRICT')]],
    [
      'there is one in each namespace',
      [peer('a', 'STRICT'), peer('web/a', 'STRICT')],
    ],
    [
      'another selects',
      [peer('a', 'STRICT'), peer('b', 'STRICT', { selector })],
    ],
    ['they are variants of one', [peer('a', 'STRICT'), peer('a', 'DISABLE')]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(severalWithoutSelector, objects)).toEqual([]);
  });

  it.each([{}, { selector: {} }])('finds each of two with %j', rest => {
    expect(
      hits(severalWithoutSelector, [
        peer('a', 'STRICT'),
        peer('b', 'STRICT', rest),
      ]),
    ).toMatchObject([
      { equivalents: ['KIA0002'], related: [{ pointer: '/spec' }] },
      { equivalents: ['KIA0002'] },
    ]);
  });
});
