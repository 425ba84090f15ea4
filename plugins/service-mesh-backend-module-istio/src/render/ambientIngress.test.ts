import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { takeRoute } from '../evaluate/route';
import { items, members } from '../lenient';
import { ambientTarget, rendered, waypointTarget } from '../testUtils/rendered';
import { request } from '../testUtils/request';
import { ambientInput, experimental } from '../testUtils/waypoints';
import { renderAmbientIngress } from './ambientIngress';

const exposed = (policy: Partial<PolicyValues> = {}, service = {}) =>
  ambientInput({
    service,
    policy: {
      'traffic.ingress.hosts': ['shop.example.com'],
      'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
      ...policy,
    },
  });

const routes = (input = exposed(), target = waypointTarget()) =>
  rendered(input, target)
    .filter(({ metadata }) => metadata.name.startsWith('order-ingress'))
    .map(({ metadata, spec }) => ({ name: metadata.name, ...members(spec) }));

const rules = (input = exposed(), target = waypointTarget()) =>
  routes(input, target).flatMap(route => items(members(route).rules));

const lossesOf = (
  policy: Partial<PolicyValues>,
  target = waypointTarget({}, { gatewayApiVersion: '1.5' }),
) => renderAmbientIngress(exposed(policy), target).losses;

describe('the ingress of a service in ambient', () => {
  it('is one route to the Service, with a waypoint and without', () => {
    expect(rules()).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ name: 'order', port: 80 }],
      },
    ]);
    expect(rules(exposed(), ambientTarget())).toEqual(rules());
  });

  it('does not send requests again, where routes can say so: the waypoint does', () => {
    expect(rules(exposed(), experimental)[0].retry).toEqual({ attempts: 0 });
    expect(lossesOf({}, ambientTarget()).map(({ leaf }) => leaf)).toEqual([
      'resilience.retries.attempts',
    ]);
    expect(lossesOf({})).toEqual([]);
  });

  it('is nothing without hosts or gateway', () => {
    for (const policy of [
      { 'traffic.ingress.hosts': undefined },
      { 'traffic.ingress.gateway': undefined },
    ]) {
      const input = exposed();
      Object.keys(policy).forEach(
        leaf => delete input.policy.service[leaf as keyof typeof policy],
      );
      expect(routes(input)).toEqual([]);
    }
  });

  it('leaves out hosts that a route cannot name, and never takes that for all hosts', () => {
    const wrong = { 'traffic.ingress.hosts': ['Shop.example.com:8443'] };
    const mixed = { 'traffic.ingress.hosts': ['a.example.com', 'b:80'] };

    expect(routes(exposed(wrong))).toEqual([]);
    expect(
      routes(exposed(mixed)).map(route => members(route).hostnames),
    ).toEqual([['a.example.com']]);
    expect(lossesOf(mixed).map(({ leaf }) => leaf)).toEqual([
      'traffic.ingress.hosts',
    ]);
  });

  it('is for all hosts where the policy says so', () => {
    const input = exposed({ 'traffic.ingress.hosts': ['*'] });

    expect(routes(input).map(route => 'hostnames' in route)).toEqual([false]);
  });

  it('needs several routes for more than sixteen hosts', () => {
    const hosts = Array.from({ length: 17 }, (_, i) => `h${i}.example.com`);

    expect(
      routes(exposed({ 'traffic.ingress.hosts': hosts })).map(route => [
        route.name,
        (members(route).hostnames as string[]).length,
      ]),
    ).toEqual([
      ['order-ingress', 16],
      ['order-ingress-part-2', 1],
    ]);
  });

  it('is not a route of the mesh', () => {
    const input = exposed();

    expect(takeRoute(rendered(input, experimental), request()).route).toBe(
      'order-idempotent',
    );
  });

  it('goes through the waypoint', () => {
    const [service] = rendered(exposed(), waypointTarget());

    expect(service.metadata.labels).toMatchObject({
      'istio.io/ingress-use-waypoint': 'true',
    });
  });

  it('replaces the prefix in whole segments', () => {
    const input = exposed({
      'traffic.ingress.rewrite': { prefix: '/api/orders', to: '/orders/' },
    });

    expect(rules(input)).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/api/orders' } }],
        filters: [
          {
            type: 'URLRewrite',
            urlRewrite: {
              path: {
                type: 'ReplacePrefixMatch',
                replacePrefixMatch: '/orders',
              },
            },
          },
        ],
        backendRefs: [{ name: 'order', port: 80 }],
      },
    ]);
  });

  it('reports what it cannot say', () => {
    const leaves = (policy: Partial<PolicyValues>, api = '1.5') =>
      lossesOf(policy, waypointTarget({}, { gatewayApiVersion: api })).map(
        ({ leaf }) => leaf,
      );
    const origins = (...allowOrigins: string[]) => ({
      'traffic.ingress.cors': { allowOrigins },
    });
    const plain = origins('https://shop.example.com');

    expect(
      leaves({
        'traffic.ingress.redirects': [{ from: '/a', to: '/b', code: 308 }],
      }),
    ).toEqual(['traffic.ingress.redirects']);
    expect(
      leaves({ 'traffic.ingress.rewrite': { authority: 'Order:80' } }),
    ).toEqual(['traffic.ingress.rewrite']);
    expect(
      leaves({ 'traffic.ingress.rewrite': { prefix: '/a', to: '/v1' } }),
    ).toEqual(['traffic.ingress.rewrite']);
    expect(leaves(plain)).toEqual([]);
    expect(leaves(origins('*'))).toEqual([]);
    expect(leaves(plain, '1.4')).toEqual(['traffic.ingress.cors']);
    expect(leaves(origins('https://*.example.com'))).toEqual([
      'traffic.ingress.cors',
    ]);
    expect(leaves({ 'traffic.ingress.cors': { maxAge: '1500ms' } })).toEqual([
      'traffic.ingress.cors',
    ]);
  });

  it('does not render filters that it reports', () => {
    const input = exposed({
      'traffic.ingress.redirects': [{ from: '/a', to: '/b', code: 308 }],
      'traffic.ingress.rewrite': { authority: 'Order:80' },
      'traffic.ingress.cors': { maxAge: '10m' },
    });

    expect(rules(input)).toEqual(rules());
  });

  it('leads to no gRPC that a rewrite does not lead to', () => {
    const grpc = testOperation('POST', '/shop.Orders/Place', {
      protocol: 'grpc',
    });
    const input = exposed(
      { 'traffic.ingress.rewrite': { prefix: '/api', to: '/v1' } },
      {
        operations: [grpc],
        ports: {
          ...exposed().service.ports,
          value: [
            { port: 80, targetPort: 8080, protocol: 'http' },
            { port: 90, targetPort: 9090, protocol: 'grpc' },
          ],
        },
      },
    );

    expect(rules(input)).toHaveLength(1);
    expect(
      renderAmbientIngress(input, waypointTarget()).losses.map(
        ({ scope }) => scope,
      ),
    ).toContainEqual({ operations: [grpc.id] });
  });
});
