import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ruleContext } from '../../testUtils/ruleContext';
import {
  canDecideHost,
  isAmbientWorkload,
  isInjectedWorkload,
  isVisible,
  meshSettings,
  namespaceOf,
  namespacesOf,
  resolveHost,
  selectedWorkloads,
  waypointOfService,
} from '.';

function object(
  apiVersion: string,
  kind: string,
  name: string,
  rest: object = {},
  metadata: object = {},
): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'shop', ...metadata },
    ...rest,
  } as KubernetesObject;
}

const namespace = (labels: Record<string, string>) =>
  object('v1', 'Namespace', 'shop', {}, { namespace: undefined, labels });

const deployment = (labels: Record<string, string>, podSpec: object = {}) =>
  object('apps/v1', 'Deployment', 'orders', {
    spec: { template: { metadata: { labels }, spec: podSpec } },
  });

const orders = object('v1', 'Service', 'orders', {
  spec: { ports: [{ port: 80, name: 'http' }] },
});

const payments = (exportTo?: string[]) =>
  object('networking.istio.io/v1', 'ServiceEntry', 'payments', {
    spec: {
      hosts: ['*.payments.example.com', 'pay.example.com'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      ...(exportTo ? { exportTo } : {}),
    },
  });

describe('settings of the mesh', () => {
  it('are those of Istio where none are given', () => {
    expect(meshSettings(ruleContext([]))).toMatchObject({
      isGiven: false,
      rootNamespace: 'istio-system',
      autoMtls: true,
      allowsUnknownHosts: true,
      trustDomains: ['cluster.local'],
    });
  });

  it('are read from MeshConfig', () => {
    const meshConfig = {
      rootNamespace: 'mesh',
      enableAutoMtls: false,
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      trustDomain: 'prod',
      trustDomainAliases: ['old'],
    };
    expect(
      meshSettings(ruleContext([], undefined, { meshConfig })),
    ).toMatchObject({
      isGiven: true,
      rootNamespace: 'mesh',
      autoMtls: false,
      allowsUnknownHosts: false,
      trustDomains: ['prod', 'old'],
    });
  });
});

it('namespaces are known as objects or through what stands in them', () => {
  const context = ruleContext([namespace({ team: 'a' }), orders]);
  expect([...namespacesOf(context).keys()]).toEqual(['shop']);
  expect(namespacesOf(context).get('shop')?.labels).toEqual({ team: 'a' });
  expect(namespacesOf(ruleContext([orders])).get('shop')?.labels).toEqual({});
});

describe('hosts', () => {
  it.each([
    ['orders', 'shop', 1],
    ['orders', 'billing', 0],
    ['orders.shop', 'billing', 1],
    ['orders.shop.svc.cluster.local', 'billing', 1],
    ['pay.example.com', 'billing', 1],
    ['eu.payments.example.com', 'billing', 1],
    ['payments.example.com', 'billing', 0],
    ['example.com', 'billing', 0],
  ])('%s means to %s: %d entries', (host, from, count) => {
    expect(
      resolveHost(ruleContext([orders, payments()]), host, from),
    ).toHaveLength(count);
  });

  it.each([
    [['.'], 'shop', true],
    [['.'], 'billing', false],
    [['billing'], 'billing', true],
    [['~'], 'shop', false],
    [['*'], 'billing', true],
    [[], 'billing', true],
  ])('exported to %j are seen from %s: %j', (exportTo, from, seen) => {
    expect(isVisible(exportTo, 'shop', from)).toBe(seen);
    expect(
      resolveHost(
        ruleContext([payments(exportTo.length ? exportTo : undefined)]),
        'pay.example.com',
        from,
      ),
    ).toHaveLength(seen ? 1 : 0);
  });

  it('of a namespace that is held can be told to be missing', () => {
    const context = ruleContext([orders]);
    expect(canDecideHost(context, 'basket', 'shop')).toBe(true);
    expect(canDecideHost(context, 'basket.billing', 'shop')).toBe(false);
    expect(canDecideHost(context, 'api.example.com', 'shop')).toBe(false);
    expect(namespaceOf('basket', 'shop')).toBe('shop');
    expect(namespaceOf('basket.b.svc.cluster.local', 'shop')).toBe('b');
    expect(namespaceOf('api.example.com', 'shop')).toBeNull();
  });
});

describe('workloads', () => {
  it('are found by the labels of their Pods', () => {
    const context = ruleContext([deployment({ app: 'orders' })]);
    expect(selectedWorkloads(context, 'shop', { app: 'orders' })).toMatchObject(
      [
        {
          name: 'orders',
          serviceAccount: 'default',
          template: '/spec/template',
        },
      ],
    );
    expect(selectedWorkloads(context, 'shop', { app: 'basket' })).toEqual([]);
    expect(selectedWorkloads(context, 'billing', {})).toEqual([]);
  });

  it.each([
    [{ 'istio.io/dataplane-mode': 'ambient' }, {}, true, false],
    [
      { 'istio.io/dataplane-mode': 'ambient' },
      { 'istio.io/dataplane-mode': 'none' },
      false,
      false,
    ],
    [{ 'istio-injection': 'enabled' }, {}, false, true],
    [
      { 'istio-injection': 'enabled' },
      { 'sidecar.istio.io/inject': 'false' },
      false,
      false,
    ],
    [{ 'istio.io/rev': 'canary' }, {}, false, true],
    [{ 'istio-injection': 'disabled', 'istio.io/rev': 'x' }, {}, false, false],
    [{}, { 'sidecar.istio.io/inject': 'true' }, false, true],
  ])('of %j with %j: ambient %j, sidecar %j', (home, own, ambient, sidecar) => {
    const context = ruleContext([namespace(home), deployment({ ...own })]);
    const [workload] = selectedWorkloads(context, 'shop', {});
    expect(isAmbientWorkload(context, workload)).toBe(ambient);
    expect(isInjectedWorkload(context, workload)).toBe(sidecar);
  });

  it.each([
    [{}, {}, null],
    [{ 'istio.io/use-waypoint': 'w' }, {}, { name: 'w', namespace: 'shop' }],
    [
      {},
      {
        'istio.io/use-waypoint': 'w',
        'istio.io/use-waypoint-namespace': 'infra',
      },
      { name: 'w', namespace: 'infra' },
    ],
    [
      { 'istio.io/use-waypoint': 'w' },
      { 'istio.io/use-waypoint': 'none' },
      null,
    ],
  ])('of %j, a Service with %j has the waypoint %j', (home, own, waypoint) => {
    const service = object('v1', 'Service', 'orders', {}, { labels: own });
    expect(
      waypointOfService(ruleContext([namespace(home), service]), service),
    ).toEqual(waypoint);
  });
});
