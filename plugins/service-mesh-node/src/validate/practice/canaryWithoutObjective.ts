import { Rule } from '../rule';
import { placeOf } from './place';
import { setting, orders, ordersApi, route, yaml } from './exampleShop';

const canary = `    mesh-configurator.io/versions: v1,v2
${setting('traffic.weights', '{ v1: 90, v2: 10 }')}`;

const objectives = [
  'observability.slo.availability',
  'observability.slo.latency',
] as const;

/**
 * A share of the requests for another version, and nothing that would tell that it fails.
 *
 * @internal
 */
export const canaryWithoutObjective: Rule = {
  code: 'traffic/canary-without-objective',
  title: 'A canary has an objective, or somebody who moves the weights',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Where requests are shared out between versions and neither an objective (observability.slo) nor a rollout controller (traffic.weightsOwner) is named, nobody notices that the new version is worse, and nothing takes its share back.',
  equivalents: [],
  example: {
    bad: yaml(orders(canary), ordersApi, route('orders')),
    good: yaml(
      orders(canary + setting('observability.slo.availability', '99.9')),
      ordersApi,
      route('orders'),
    ),
  },
  check: context =>
    (context.catalog?.services ?? []).flatMap(service => {
      const { entityRef } = service.input.service;
      const { service: settings } = service.input.policy;
      const weights = settings['traffic.weights'];
      const owner = settings['traffic.weightsOwner']?.value ?? 'self';
      const shared = Object.entries(weights?.value ?? {}).filter(
        ([, weight]) => weight > 0,
      );
      const isWatched =
        owner !== 'self' ||
        objectives.some(objective => settings[objective] !== undefined);
      const at = placeOf(context, service, 'traffic.weights');
      return weights && shared.length > 1 && !isWatched && at
        ? [
            {
              ...at,
              message: `${entityRef} shares its requests out between ${shared
                .map(([version, weight]) => `${version} (${weight} %)`)
                .join(
                  ' and ',
                )}, and nothing says when that has gone wrong. Set observability.slo, or traffic.weightsOwner to the controller that moves the weights.`,
              params: { versions: shared.length },
              entityRef,
              origin: weights.origin,
            },
          ]
        : [];
    }),
};
