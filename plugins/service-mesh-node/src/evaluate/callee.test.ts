import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findCallee } from '.';

const object = (
  kind: string,
  name: string,
  spec: JsonObject,
  metadata: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject => ({
  apiVersion: kind === 'Service' ? 'v1' : 'example.com/v1',
  kind,
  metadata: { name, namespace: 'shop', ...metadata },
  spec,
});
const service = (spec: JsonObject, namespace = 'shop') =>
  object('Service', 'order', spec, { namespace });
const workload = (kind: string, labels: Record<string, string>) =>
  object(kind, 'order', {
    template: {
      metadata: { labels },
      spec: {
        containers: [{ ports: [{ name: 'http', containerPort: 3000 }] }],
      },
    },
  });
const rendered = (
  name: string,
  spec: JsonObject,
  entity = 'component:default/order',
) =>
  object('Policy', name, spec, {
    annotations: { 'mesh-configurator.io/entity': entity },
  });
const about = (app: string) => ({ selector: { matchLabels: { app } } });

const find = (
  host: string,
  objects: KubernetesObject[],
  folder = '/anywhere',
  labels?: Record<string, string>,
) =>
  findCallee(
    objects.map((each, index) => ({
      object: each,
      file: `${folder}/${index}.yaml`,
    })),
    host,
    labels,
  );

describe('findCallee', () => {
  const selecting = service({
    selector: { app: 'order' },
    ports: [
      { port: 8000, targetPort: 'http' },
      { port: 81, targetPort: 9000 },
      { port: 82 },
      { port: 83, targetPort: 'gone' },
    ],
  });
  const deployment = workload('Deployment', { app: 'order', version: 'v1' });

  it.each(['order', 'order.shop', 'ORDER.shop.svc', 'order.shop.svc.a.b'])(
    'knows the Service that %s means, its first port, and the Pods behind it',
    host => {
      const domain = host.endsWith('.a.b') ? 'a.b' : 'cluster.local';
      expect(find(host, [selecting, deployment])).toEqual({
        isKnown: true,
        to: {
          host: `order.shop.svc.${domain}`,
          port: 8000,
          targetPort: 3000,
          labels: { app: 'order', version: 'v1' },
          mayHaveMoreLabels: false,
        },
        unknowns: [],
      });
    },
  );

  it.each([
    [81, 9000],
    [82, 82],
    [83, undefined],
    [84, undefined],
  ])('finds the port of the workload behind %s: %s', (port, targetPort) => {
    const { to } = find(`order:${port}`, [selecting, deployment]);
    expect(to).toMatchObject({ port });
    expect(to.targetPort).toBe(targetPort);
  });

  it.each(['StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout'])(
    'reads the Pod template of a %s',
    kind => {
      const labels = { app: 'order', tier: 'web' };
      expect(
        find('order', [selecting, workload(kind, labels)]).to,
      ).toMatchObject({ labels, mayHaveMoreLabels: false });
    },
  );

  it('knows only the labels that all Pods share', () => {
    const canary = workload('Deployment', { app: 'order', version: 'v2' });
    expect(find('order', [selecting, deployment, canary]).to).toMatchObject({
      labels: { app: 'order' },
      mayHaveMoreLabels: true,
    });
  });

  it('does not take other Pods', () => {
    const other = workload('Deployment', { app: 'cart' });
    const elsewhere = workload('Deployment', { app: 'order', version: 'v9' });
    elsewhere.metadata.namespace = 'test';
    expect(find('order', [selecting, other, elsewhere]).to).toMatchObject({
      labels: { app: 'order' },
      mayHaveMoreLabels: true,
    });
  });

  it('takes what names no namespace for that of the one called', () => {
    const bare = [selecting, deployment].map(each => ({
      ...each,
      metadata: { name: 'order' },
    }));
    expect(find('order.shop', bare)).toMatchObject({
      isKnown: true,
      to: { port: 8000, labels: { app: 'order', version: 'v1' } },
    });
    expect(find('order', bare).to.host).toBe('order');
  });

  it('takes labels that are said for all there are', () => {
    expect(find('order', [selecting], '/', { a: 'b' }).to).toMatchObject({
      labels: { a: 'b' },
      mayHaveMoreLabels: false,
    });
  });

  describe('among rendered objects', () => {
    it('knows a service by its folder', () => {
      const objects = [rendered('order-callers', about('o'))];
      const { to, isKnown } = find('order', objects, '/out/default/shop/order');
      expect(isKnown).toBe(true);
      expect(to).toMatchObject({
        labels: { app: 'o' },
        mayHaveMoreLabels: true,
      });
    });

    it('knows the Pods by an object that is called like the Service', () => {
      const objects = [
        rendered('order', about('o')),
        rendered('order-callers', {
          podSelector: { matchLabels: { app: 'o' } },
        }),
        rendered('order-archive', about('archive'), 'component:default/other'),
      ];
      expect(find('order.shop', objects).to.labels).toEqual({ app: 'o' });
    });

    it.each([
      ['only begins like the Service', [rendered('order-callers', about('o'))]],
      [
        'belongs to an entity with other objects',
        [rendered('order', about('o')), rendered('cart', about('o'))],
      ],
      [
        'two entities have',
        [
          rendered('order', about('o')),
          rendered('order', about('p'), 'component:default/other'),
        ],
      ],
    ])('does not guess by an object that %s', (_, objects) => {
      const { to, unknowns } = find('order.shop', objects);
      expect(to).toMatchObject({ labels: {}, mayHaveMoreLabels: true });
      expect(unknowns.join()).toMatch(/labels of the Pods .* say --labels/);
    });

    it('takes the port of the workload from the Services of the versions', () => {
      const version = service({
        selector: { app: 'order', version: 'v1' },
        ports: [{ port: 80, targetPort: 3000 }],
      });
      version.metadata = {
        ...rendered('order-v1', {}).metadata,
        name: 'order-v1',
      };
      const { to } = find(
        'order',
        [rendered('order', about('order')), version],
        '/out/default/shop/order',
      );
      expect(to).toMatchObject({ port: 80, targetPort: 3000 });
      expect(to.labels).toEqual({ app: 'order' });
    });
  });

  it('knows a Service that only a route names, with its port', () => {
    const route = object('HTTPRoute', 'read', {
      parentRefs: [
        { kind: 'Gateway', name: 'public' },
        { kind: 'Service', name: 'order', port: 9090 },
        null,
      ],
    });
    const { to, isKnown } = find('order', [route]);
    expect(isKnown).toBe(true);
    expect(to.port).toBe(9090);
  });

  it('says that no manifest tells of a Service, or that a host is none', () => {
    expect(find('order.shop', [])).toMatchObject({
      isKnown: false,
      to: { host: 'order.shop.svc.cluster.local', port: 80 },
    });
    expect(find('api.example.com:443', [selecting])).toMatchObject({
      isKnown: false,
      to: { host: 'api.example.com', port: 443, labels: {} },
      unknowns: ['api.example.com is no Service of the cluster.'],
    });
  });

  it.each([
    ['order', [service({}), service({}, 'test')], /order.shop or order.test/],
    ['oder', [service({})], /did you mean 'order'\?/],
    ['cart', [], /No manifest tells .* cart.<namespace>/],
    ['', [], /no HOST/],
    ['order:http', [], /no HOST/],
    ['-order', [], /no HOST/],
  ])('refuses %s and says why', (host, objects, message) => {
    expect(() => find(host, objects)).toThrow(message);
  });
});
