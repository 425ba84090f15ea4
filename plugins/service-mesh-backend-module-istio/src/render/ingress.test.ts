import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { RE2JS } from 're2js';
import { takeRoute } from '../evaluate/route';
import { items, members } from '../lenient';
import { defaultInput, ports, twoVersions } from '../testUtils/inputs';
import { rendered, renderedObject } from '../testUtils/rendered';
import { request } from '../testUtils/request';

const exposed = (policy: Partial<PolicyValues>) =>
  defaultInput({
    service: {
      operations: [
        testOperation('GET', '/v1/orders/{id}'),
        testOperation('GET', '/v1/orders'),
      ],
    },
    workload: twoVersions,
    policy: {
      'traffic.ingress.hosts': ['shop.example.com'],
      'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
      ...policy,
    },
  });

const rewrite = (to: string | undefined) =>
  exposed({ 'traffic.ingress.rewrite': { prefix: '/api/orders', to } });

const rules = (input = rewrite('/v1/orders')) =>
  items(
    members(renderedObject('VirtualService', 'order-ingress', input).spec).http,
  );

/** What the workload sees, as the proxy replaces every match. */
const seen = (path: string, input = rewrite('/v1/orders')) => {
  const { uriRegexRewrite } = members(rules(input)[0].rewrite);
  const { match, rewrite: replacement } = members(uriRegexRewrite);
  return RE2JS.compile(String(match))
    .matcher(path)
    .replaceAll(String(replacement).replace('\\1', '$1'));
};

/** The routes of the gateway as if they were those of the mesh, by which requests are judged. */
const routes = (input: ReturnType<typeof exposed>) =>
  rendered(input).map(object => ({
    ...object,
    spec: { ...object.spec, gateways: ['mesh'] },
  }));

const taken = (path: string, input = rewrite('/v1/orders')) =>
  takeRoute(
    routes(input),
    request({ path, to: { host: 'shop.example.com', port: 443, labels: {} } }),
  ).route;

describe('a rewrite of paths at the ingress', () => {
  it.each([
    ['/api/orders', '/v1/orders', '/'],
    ['/api/orders/', '/v1/orders/', '/'],
    ['/api/orders/7', '/v1/orders/7', '/7'],
    ['/api/orders/api/orders/7', '/v1/orders/api/orders/7', '/api/orders/7'],
  ])('turns %s into %s, or at the root into %s', (path, below, atRoot) => {
    expect(seen(path)).toBe(below);
    expect(seen(path, rewrite(undefined))).toBe(atRoot);
  });

  it('matches operations as users ask for them, and all else below the prefix', () => {
    expect(taken('/api/orders/7')).toBe('idempotent');
    expect(taken('/api/orders')).toBe('idempotent');
    expect(taken('/api/orders/7/items')).toBe('catch-all');
  });

  it('leaves to others what only begins alike, or what the workload sees', () => {
    expect(taken('/api/ordersX')).toBeNull();
    expect(taken('/v1/orders/7')).toBeNull();
    expect(taken('/')).toBeNull();
  });

  it('holds for the requests of an A/B test too', () => {
    const input = exposed({
      'traffic.ingress.rewrite': { prefix: '/api' },
      'traffic.match': [{ header: 'x-beta', value: 'true', to: 'v2' }],
    });
    const toV2 = rules(input).find(({ name }) => name === 'catch-all-v2');

    expect(items(toV2?.match).map(Object.keys)).toEqual([
      ['uri', 'headers'],
      ['uri', 'headers'],
    ]);
  });

  it('of the authority alone leaves the paths as they are', () => {
    const input = exposed({
      'traffic.ingress.rewrite': { authority: 'order.internal' },
    });

    expect(rules(input).map(rule => rule.rewrite)).toEqual([
      { authority: 'order.internal' },
      { authority: 'order.internal' },
    ]);
  });
});

describe('a redirect at the ingress', () => {
  it('goes before every route, and is not one of the mesh', () => {
    const input = exposed({
      'traffic.ingress.redirects': [{ from: '/old', to: '/new', code: 308 }],
    });
    const inMesh = renderedObject('VirtualService', 'order', input);

    expect(rules(input)[0]).toEqual({
      name: 'redirect-1',
      match: [{ uri: { exact: '/old' } }],
      redirect: { uri: '/new', redirectCode: 308 },
    });
    expect(JSON.stringify(inMesh)).not.toContain('redirect');
  });
});

describe('requests at the ingress that no operation describes', () => {
  it('go to a port that is not for gRPC alone, where there is one', () => {
    const input = defaultInput({
      service: {
        ports: ports(
          { port: 9090, targetPort: 9090, protocol: 'grpc' },
          { port: 80, targetPort: 8080, protocol: 'http' },
        ),
      },
      policy: {
        'traffic.ingress.hosts': ['shop.example.com'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
      },
    });

    expect(rules(input).at(-1)).toMatchObject({
      name: 'catch-all',
      route: [{ destination: { port: { number: 80 } } }],
    });
  });
});
