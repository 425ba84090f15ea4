import {
  testCatalog,
  testConfigured,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdProvider } from './provider';

const enforced = { 'policy.security.stage': 'enforce' };
const uncalled = { 'policy.security.callers.mode': 'none' };

const shop = (order: Record<string, string>) =>
  testConfigured(testCatalog({ order, web: { ...enforced, ...uncalled } }), {
    provider: linkerdProvider,
    mesh: 'linkerd',
  });

const request = (name: string, caller: string | null) => ({
  caller,
  to: {
    host: `${name}.shop.svc.cluster.local`,
    port: 80,
    labels: { app: name },
  },
  method: 'POST',
  path: '/orders',
  headers: {},
  claims: null,
});

const callers = ['shop/web', 'elsewhere/stranger', null];

describe('the services of a namespace with its bundle', () => {
  it('admit every declared call and refuse everybody else', () => {
    const { services, namespace } = shop(enforced);
    const decide = (name: string) =>
      callers.map(
        caller =>
          linkerdProvider.evaluate(
            [...services, ...namespace],
            request(name, caller),
          ).decision,
      );

    expect(decide('order')).toEqual(['allow', 'deny', 'deny']);
    expect(decide('web')).toEqual(['deny', 'deny', 'deny']);
    expect(decide('unknown-to-the-catalog')).toEqual(['deny', 'deny', 'deny']);
  });

  it('are judged as without it while one of them is at audit', () => {
    const { services, namespace } = shop({});

    expect(namespace).toHaveLength(1);
    for (const name of ['order', 'web', 'unknown-to-the-catalog']) {
      for (const caller of callers) {
        expect(
          linkerdProvider.evaluate(
            [...services, ...namespace],
            request(name, caller),
          ),
        ).toEqual(linkerdProvider.evaluate(services, request(name, caller)));
      }
    }
  });
});
