import { Rule } from '../rule';
import { placeOf } from './place';

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
