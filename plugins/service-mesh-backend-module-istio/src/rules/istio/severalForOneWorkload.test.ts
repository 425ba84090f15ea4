import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { pod as podNamed } from '../../testUtils/objects';
import { peer } from '../../testUtils/mtls';
import { hits } from '../../testUtils/ruleContext';
import { severalForOneWorkload } from './severalForOneWorkload';

const sidecar = (name: string, labels: string, namespace = 'shop') => `---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec: { workloadSelector: { labels: ${labels} } }
`;

const pod = (labels: string) => `---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: ${labels} }
`;

const find = (...yaml: string[]) =>
  ruleFindings(severalForOneWorkload, yaml.join('')).map(
    ({ message }) => message,
  );

describe('istio/several-for-one-workload', () => {
  const both = [
    sidecar('a', '{ app: orders }'),
    sidecar('b', '{ version: v1 }'),
    sidecar('c', '{ app: basket }'),
  ];

  it('finds Sidecars that select one Pod', () => {
    expect(find(...both, pod('{ app: orders, version: v1 }'))).toEqual([
      'Sidecar a and Sidecar b both select Pod orders.',
      'Sidecar b and Sidecar a both select Pod orders.',
    ]);
  });

  it.each([
    [
      'that select different Pods',
      [...both, pod('{ app: orders, version: v2 }')],
    ],
    [
      'of different namespaces',
      [sidecar('a', '{ app: orders }'), sidecar('b', '{ app: orders }', 'web')],
    ],
  ])('is silent about Sidecars %s', (_, yaml) => {
    expect(find(...yaml)).toEqual([]);
  });

  it('speaks for other checkers where a workload is selected', () => {
    const equal = [
      sidecar('a', '{ app: orders }'),
      sidecar('b', '{ app: orders }'),
    ];
    const codes = (...yaml: string[]) =>
      ruleFindings(severalForOneWorkload, yaml.join('')).map(
        ({ equivalents }) => equivalents,
      );

    expect(codes(...equal, pod('{ app: basket }'))).toEqual([[], []]);
    expect(codes(...equal, pod('{ app: orders }'))).toEqual([
      ['IST0110', 'KIA0003'],
      ['IST0110', 'KIA0003'],
    ]);
  });

  it('finds equal selectors, whatever they select', () => {
    expect(
      find(
        sidecar('a', '{ app: orders, version: v1 }'),
        sidecar('b', '{ version: v1, app: orders }'),
      ),
    ).toEqual([
      'Sidecar a and Sidecar b both select workloads with app=orders,version=v1.',
      'Sidecar b and Sidecar a both select workloads with app=orders,version=v1.',
    ]);
  });

  it('tells the codes of the kind', () => {
    const telemetry = (name: string) =>
      sidecar(name, '{}')
        .replace('networking.istio.io', 'telemetry.istio.io')
        .replace('Sidecar', 'Telemetry')
        .replace(
          /workloadSelector.*/,
          'selector: { matchLabels: { app: orders } } }',
        );

    const codes = (...yaml: string[]) =>
      ruleFindings(severalForOneWorkload, yaml.join('')).map(
        ({ equivalents }) => equivalents,
      );
    const two = [telemetry('a'), telemetry('b')];
    expect(codes(...two, pod('{ app: orders }'))).toEqual([
      ['IST0159'],
      ['IST0159'],
    ]);
    expect(codes(...two)).toEqual([[], []]);
  });
});

const selecting = (name: string, matchLabels: object) =>
  peer(name, 'STRICT', { selector: { matchLabels } });

const orders = podNamed('orders', { tier: 'web' });

describe('istio/several-for-one-workload, of security', () => {
  it.each([
    ['they select others', selecting('b', { app: 'basket' })],
    ['one is for the namespace', peer('b', 'STRICT')],
    ['one is of another namespace', selecting('web/b', { tier: 'web' })],
  ])('is silent where %s', (_, other) => {
    expect(
      hits(severalForOneWorkload, [
        orders,
        podNamed('basket'),
        selecting('a', { app: 'orders' }),
        other,
      ]),
    ).toEqual([]);
  });

  it('finds each that selects the same workload', () => {
    expect(
      hits(severalForOneWorkload, [
        orders,
        selecting('a', { app: 'orders' }),
        selecting('b', { tier: 'web' }),
        selecting('c', { app: 'basket' }),
      ]),
    ).toMatchObject([
      {
        equivalents: ['KIA0003'],
        document: { object: { metadata: { name: 'a' } } },
      },
      {
        equivalents: ['KIA0003'],
        document: { object: { metadata: { name: 'b' } } },
      },
    ]);
  });
});
