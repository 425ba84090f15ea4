import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../provider';

/**
 * What the metrics of a mesh say about a service, as PromQL over 30 days.
 *
 * @public
 */
export interface ObjectiveQueries {
  /** Share of requests answered without a server error, 0 to 1. */
  availability: string;
  /** Milliseconds within which 99 % of the requests are answered. */
  latency: string;
}

/**
 * Objectives that the policy sets: no mesh holds any, but each measures what can be held against them.
 *
 * @param queries - `null` where the mesh does not measure requests to the service
 * @public
 */
export function objectiveLosses(
  { policy }: ServiceInput,
  { mesh }: Target,
  queries: ObjectiveQueries | null,
): Loss[] {
  const availability = policy.service['observability.slo.availability'];
  const latency = policy.service['observability.slo.latency'];
  const loss = (leaf: string, alert: string | null): Loss => ({
    mesh,
    leaf,
    scope: {},
    reason: queries
      ? 'A mesh measures requests, but holds no objectives.'
      : 'The mesh does not measure single requests to the service.',
    alternative:
      alert ?? 'Measure requests in the application, and alert on that.',
  });
  return [
    ...(availability
      ? [
          loss(
            'observability.slo.availability',
            queries &&
              `Alert where this is under ${Number(
                (availability.value / 100).toPrecision(12),
              )}: ${queries.availability}`,
          ),
        ]
      : []),
    ...(latency
      ? [
          loss(
            'observability.slo.latency',
            queries &&
              `Alert where this, in milliseconds, is over ${latency.value}: ${queries.latency}`,
          ),
        ]
      : []),
  ];
}
