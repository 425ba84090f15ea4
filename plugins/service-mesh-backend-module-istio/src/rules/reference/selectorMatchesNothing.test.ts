import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  namespace as namespaceNamed,
  object,
  pod as podNamed,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { selectorMatchesNothing } from './selectorMatchesNothing';

const sidecar = (app: string, metadata = '') => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop, ${metadata} }
spec: { workloadSelector: { labels: { app: ${app} } } }
`;

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { selector: { istio: ingress } }
`;

const pod = (namespace: string, labels: string) => `---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: ${namespace}, labels: ${labels} }
`;

const machine = `---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: orders, namespace: shop }
spec: { address: 192.0.2.7, labels: { app: orders } }
`;

const find = (yaml: string, closedWorld = false) =>
  ruleFindings(selectorMatchesNothing, yaml, { closedWorld }).map(
    ({ pointer, severity, undecided, equivalents }) => ({
      pointer,
      severity,
      undecided,
      equivalents,
    }),
  );

describe('reference/selector-matches-nothing', () => {
  it.each([
    [
      'a Pod of its namespace',
      sidecar('orders') + pod('shop', '{ app: orders }'),
    ],
    ['a machine', sidecar('orders') + machine],
    [
      'a Pod of any namespace, as a Gateway',
      gateway + pod('edge', '{ istio: ingress }'),
    ],
    [
      'nothing known, since it was rendered here',
      sidecar(
        'orders',
        'labels: { app.kubernetes.io/managed-by: mesh-configurator }',
      ),
    ],
  ])('is silent about an object that selects %s', (_, yaml) => {
    expect(find(yaml)).toEqual([]);
  });

  it('finds a selector that no Pod of the namespace has the labels of', () => {
    expect(find(sidecar('order') + pod('shop', '{ app: orders }'))).toEqual([
      {
        pointer: '/spec/workloadSelector',
        severity: 'warning',
        undecided: undefined,
        equivalents: ['IST0101', 'KIA0004'],
      },
    ]);
  });

  it('finds a Gateway without proxies where the input holds all there is', () => {
    expect(find(gateway, true)).toMatchObject([
      {
        pointer: '/spec/selector',
        undecided: undefined,
        equivalents: ['IST0101', 'KIA0302'],
      },
    ]);
  });

  it.each([
    [
      sidecar('orders') + pod('billing', '{ app: orders }'),
      "needs the workloads of namespace 'shop'",
    ],
    [
      sidecar('orders') +
        pod('shop', '{ app: basket }') +
        pod('""', '{ app: orders }'),
      "needs the workloads of namespace 'shop'",
    ],
    [gateway, 'needs the workloads of any namespace'],
  ])('asks for workloads that are not here', (yaml, undecided) => {
    expect(find(yaml)).toMatchObject([{ undecided }]);
  });
});

const selecting = (kind: string, name: string, app: string) =>
  object(kind, name, { selector: { matchLabels: { app } } });

describe('reference/selector-matches-nothing, of security', () => {
  it.each([
    ['it matches', selecting('PeerAuthentication', 'a', 'orders')],
    [
      'it matches from the root namespace',
      selecting('AuthorizationPolicy', 'istio-system/a', 'orders'),
    ],
    ['it is for all', object('AuthorizationPolicy', 'a')],
    [
      'it refers to a Service',
      object('AuthorizationPolicy', 'a', {
        targetRefs: [{ kind: 'Service', name: 'x' }],
      }),
    ],
    [
      'it is for all of a mesh',
      object('AuthorizationPolicy', 'istio-system/a'),
    ],
    ['it is for all of nothing', object('PeerAuthentication', 'web/a')],
  ])('is silent where %s', (_, policy) => {
    expect(hits(selectorMatchesNothing, [podNamed('orders'), policy])).toEqual(
      [],
    );
  });

  it.each([
    ['AuthorizationPolicy', ['IST0127', 'KIA0004']],
    ['PeerAuthentication', ['KIA0004']],
    ['RequestAuthentication', ['KIA0004']],
  ])('finds that a %s selects nothing', (kind, equivalents) => {
    const [found, ...others] = hits(selectorMatchesNothing, [
      podNamed('orders'),
      podNamed('web/order'),
      selecting(kind, 'a', 'order'),
    ]);
    expect(found).toMatchObject({
      equivalents,
      pointer: '/spec/selector',
    });
    expect(found.undecided).toBeUndefined();
    expect(others).toEqual([]);
  });

  it.each([
    ["namespace 'web'", 'web/a'],
    ['any namespace', 'istio-system/a'],
  ])('is undecided where not all of %s is known', (where, name) => {
    expect(
      hits(selectorMatchesNothing, [
        podNamed('orders'),
        selecting('AuthorizationPolicy', name, 'order'),
      ]),
    ).toMatchObject([{ undecided: `needs the workloads of ${where}` }]);
  });

  it('tells of a namespace without workloads beside one that has some', () => {
    const policy = object('AuthorizationPolicy', 'web/a');
    expect(hits(selectorMatchesNothing, [policy])).toEqual([]);
    expect(
      hits(selectorMatchesNothing, [policy, podNamed('orders')]),
    ).toMatchObject([
      { equivalents: ['IST0127'], undecided: expect.any(String) },
    ]);
  });

  const unlabelled = namespaceNamed('shop');
  const out = podNamed('orders');

  it.each([
    ['its namespace', object('AuthorizationPolicy', 'a')],
    ['a selector', selecting('AuthorizationPolicy', 'a', 'orders')],
    [
      'a selector from the root namespace',
      selecting('AuthorizationPolicy', 'istio-system/a', 'orders'),
    ],
  ])('finds a policy for workloads outside the mesh by %s', (_, policy) => {
    expect(
      hits(selectorMatchesNothing, [unlabelled, out, policy]),
    ).toMatchObject([{ pointer: '/spec', equivalents: ['IST0127'] }]);
  });

  it.each([
    ['the labels of the namespace are not known', [out]],
    [
      'one of them is in the mesh',
      [
        unlabelled,
        out,
        podNamed('basket', {
          app: 'orders',
          'sidecar.istio.io/inject': 'true',
        }),
      ],
    ],
    [
      'ztunnel took them in',
      [
        unlabelled,
        podNamed(
          'orders',
          {},
          { annotations: { 'ambient.istio.io/redirection': 'enabled' } },
        ),
      ],
    ],
    [
      'the injector takes in namespaces without a label',
      [
        unlabelled,
        out,
        {
          ...object('ConfigMap', 'istio-system/istio-sidecar-injector'),
          data: {
            values:
              '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}',
          },
        },
      ],
    ],
  ])('is silent about such a policy where %s', (_, objects) => {
    expect(
      hits(selectorMatchesNothing, [
        ...objects,
        selecting('AuthorizationPolicy', 'a', 'orders'),
      ]),
    ).toEqual([]);
  });
});
