import {
  testCatalog,
  testConfigured,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { istioProvider } from './provider';
import { request } from './testUtils/request';

const enforced = { 'policy.security.stage': 'enforce' };
const uncalled = { 'policy.security.callers.mode': 'none' };

const shop = (mesh: string, order: Record<string, string>) =>
  testConfigured(testCatalog({ order, web: { ...enforced, ...uncalled } }), {
    provider: istioProvider,
    mesh,
  });

const requests = [
  ['a declared caller', request({ method: 'POST', path: '/orders' })],
  ['a declared caller, outside the definition', request({ path: '/metrics' })],
  ['a stranger', request({ caller: 'elsewhere/stranger' })],
  ['plaintext', request({ caller: null })],
] as const;

const called = (name: string) => ({
  host: `${name}.shop.svc.cluster.local`,
  port: 80,
  labels: { app: name },
});

describe.each(['istio', 'istio-ambient'])(
  'the services of a namespace with its bundle, for %s',
  mesh => {
    const decide = (
      { services, namespace }: ReturnType<typeof shop>,
      by: Parameters<typeof request>[0],
    ) =>
      istioProvider.evaluate([...services, ...namespace], request(by)).decision;

    it('admit every declared call and refuse everybody else', () => {
      const bundles = shop(mesh, enforced);

      expect(bundles.namespace.map(({ metadata }) => metadata.name)).toContain(
        'default-deny',
      );
      expect(requests.map(([who, by]) => [who, decide(bundles, by)])).toEqual([
        ['a declared caller', 'allow'],
        ['a declared caller, outside the definition', 'allow'],
        ['a stranger', 'deny'],
        ['plaintext', 'deny'],
      ]);
      expect(decide(bundles, { to: called('web') })).toBe('deny');
      expect(decide(bundles, { to: called('unknown-to-the-catalog') })).toBe(
        'deny',
      );
    });

    it('are judged as without it while one of them is at audit', () => {
      const { services, namespace } = shop(mesh, {});

      expect(namespace.map(({ kind }) => kind)).not.toContain(
        'AuthorizationPolicy',
      );
      expect(namespace.map(({ kind }) => kind)).not.toContain(
        'PeerAuthentication',
      );
      for (const to of ['order', 'web', 'unknown-to-the-catalog'].map(called)) {
        for (const [, by] of requests) {
          expect(
            istioProvider.evaluate([...services, ...namespace], { ...by, to }),
          ).toEqual(istioProvider.evaluate(services, { ...by, to }));
        }
      }
    });
  },
);

describe('a service in ambient whose namespace is opted in', () => {
  it('is bound to the waypoint of the namespace, by the line of app-config that brings it', () => {
    const { services, losses } = shop('istio-ambient', enforced);
    const labels = services
      .filter(({ kind }) => kind === 'Service')
      .map(({ metadata }) => metadata.labels);

    expect(losses).toEqual([]);
    expect(labels).toEqual([
      { 'istio.io/use-waypoint': 'waypoint' },
      { 'istio.io/use-waypoint': 'waypoint' },
    ]);
    expect(services.map(({ kind }) => kind)).toContain('HTTPRoute');
  });
});
