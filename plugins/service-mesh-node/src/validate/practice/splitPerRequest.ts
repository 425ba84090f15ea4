import { Rule } from '../rule';
import { placeOf } from './place';
import { setting, orders, ordersApi, route, yaml } from './exampleShop';

const experiment = `    mesh-configurator.io/versions: v1,v2
    mesh-configurator.io/ingress: '{ hosts: [shop.example.com], gateway: Gateway/edge/public }'
${setting('traffic.weights', '{ v1: 50, v2: 50 }')}${setting(
  'observability.slo.availability',
  '99.9',
)}`;

/**
 * Versions that users meet by turns.
 *
 * @internal
 */
export const splitPerRequest: Rule = {
  code: 'traffic/split-per-request',
  title: 'An experiment with users keeps each of them on one version',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: 'Weights are drawn for each request, so that a user of an exposed service meets one version now and another next. A match by cookie or header (traffic.match) keeps users apart.',
  equivalents: [],
  example: {
    bad: yaml(orders(experiment), ordersApi, route('orders')),
    good: yaml(
      orders(
        experiment +
          setting('traffic.match', '[{ cookie: group, value: b, to: v2 }]'),
      ),
      ordersApi,
      route('orders'),
    ),
  },
  check: context =>
    (context.catalog?.services ?? []).flatMap(service => {
      const { entityRef } = service.input.service;
      const { service: settings } = service.input.policy;
      const weights = settings['traffic.weights'];
      const shared = Object.values(weights?.value ?? {}).filter(
        weight => weight > 0,
      );
      const isExposed = settings['traffic.ingress.hosts'] !== undefined;
      const at = placeOf(context, service, 'traffic.weights');
      return weights &&
        shared.length > 1 &&
        isExposed &&
        !settings['traffic.match'] &&
        at
        ? [
            {
              ...at,
              message: `Users of ${entityRef} meet its versions by turns, since weights are drawn for each request; add traffic.match where one user should stay with one version.`,
              entityRef,
              origin: weights.origin,
            },
          ]
        : [];
    }),
};
