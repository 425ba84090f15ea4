import { ruleFindings } from '../../testUtils';
import { parentNotFound } from './parentNotFound';

const route = (parent: string, hostnames = '[]') => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  hostnames: ${hostnames}
  parentRefs: [${parent}]
`;

const gateway = (namespace: string, listener: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ${namespace} }
spec:
  listeners: [{ name: web, port: 80, protocol: HTTP, ${listener} }]
`;

const namespace = (labels = '{}') => `---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: ${labels} }
`;

const service = `---
apiVersion: v1
kind: Service
metadata: { name: basket, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

const find = (...yaml: string[]) =>
  ruleFindings(parentNotFound, yaml.join('')).map(
    ({ pointer, severity, undecided, equivalents, message }) => ({
      pointer,
      severity,
      undecided,
      equivalents,
      message,
    }),
  );

const here = '{ name: public }';
const there = '{ name: public, namespace: ingress }';

const selecting = (selector: string) =>
  gateway(
    'ingress',
    `allowedRoutes: { namespaces: { from: Selector, selector: ${selector} } }`,
  );

describe('gateway-api/parent-not-found', () => {
  it.each([
    ['of its own namespace', route(here), gateway('shop', '')],
    [
      'that takes routes of all namespaces',
      route(there),
      gateway('ingress', 'allowedRoutes: { namespaces: { from: All } }'),
    ],
    [
      'that selects its namespace by label',
      route(there),
      selecting('{ matchLabels: { public: "yes" } }') +
        namespace('{ public: "yes" }'),
    ],
    [
      'that selects its namespace by name',
      route(there),
      selecting(
        '{ matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [shop] }] }',
      ) + namespace(),
    ],
    [
      'by its listener',
      route('{ name: public, sectionName: web, port: 80 }'),
      gateway('shop', ''),
    ],
    [
      'that serves its hostname by a wildcard',
      route(here, '[shop.example.com]'),
      gateway('shop', 'hostname: "*.example.com"'),
    ],
  ])('is silent about a Gateway %s', (_, ...yaml) => {
    expect(find(...yaml)).toEqual([]);
  });

  it.each([
    [
      'that is not in a namespace of which the rest is here',
      [route(here), service],
      'there is none in namespace',
    ],
    [
      'of another namespace that takes none',
      [route(there), gateway('ingress', '')],
      'takes no routes of other namespaces',
    ],
    [
      'that selects other namespaces',
      [
        route(there),
        selecting('{ matchLabels: { public: "yes" } }'),
        namespace(),
      ],
      'selects namespaces by labels',
    ],
  ])('finds a Gateway %s', (_, yaml, reason) => {
    expect(find(...yaml)).toMatchObject([
      {
        pointer: '/spec/parentRefs/0/name',
        severity: 'error',
        undecided: undefined,
        equivalents: ['KIA1401'],
        message: expect.stringContaining(reason),
      },
    ]);
  });

  it.each([
    [
      'a listener that is not there',
      [route('{ name: public, sectionName: secure }'), gateway('shop', '')],
    ],
    [
      'hostnames that no listener serves',
      [
        route(here, '[shop.example.org]'),
        gateway('shop', 'hostname: "*.example.com"'),
      ],
    ],
  ])('finds %s, at which Kiali does not look', (_, yaml) => {
    expect(find(...yaml)).toMatchObject([
      { severity: 'error', equivalents: [] },
    ]);
  });

  it.each([
    [
      'the Gateway',
      [route(there)],
      "needs the Gateway 'public' of namespace 'ingress'",
    ],
    [
      'the labels of its namespace',
      [route(there), selecting('{ matchLabels: { public: "yes" } }')],
      "needs the labels of namespace 'shop'",
    ],
  ])('cannot decide without %s', (_, yaml, undecided) => {
    expect(find(...yaml)).toMatchObject([{ undecided }]);
  });

  it('is silent where a generated route needs what is not here', () => {
    const generated = route(there).replace(
      'namespace: shop }',
      'namespace: shop, labels: { app.kubernetes.io/managed-by: mesh-configurator } }',
    );

    expect(find(generated)).toEqual([]);
  });

  it('warns of a Service that is not there', () => {
    const onService = (name: string) =>
      route(`{ kind: Service, group: "", name: ${name} }`);

    expect(find(onService('basket'), service)).toEqual([]);
    expect(find(onService('orders'), service)).toMatchObject([
      { severity: 'warning', equivalents: ['KIA1402'] },
    ]);
  });
});
