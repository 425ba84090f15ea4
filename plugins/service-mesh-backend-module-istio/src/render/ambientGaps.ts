import {
  Loss,
  PolicyLeaf,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { reportUnrendered } from './unrendered';

const gaps: readonly (Pick<Loss, 'reason' | 'alternative'> & {
  leaf: PolicyLeaf;
})[] = (
  ['traffic.fault.delay.fixed', 'traffic.fault.delay.percent'] as const
).map(leaf => ({
  leaf,
  reason: 'An HTTPRoute has no faults, so that it cannot delay requests.',
  alternative:
    'Send a share of the requests to a version that is slow on purpose, with traffic.weights, or use the data plane istio for this service.',
}));

/** Declared egress, of which ambient knows nothing. */
function egressLosses({ policy }: ServiceInput, { mesh }: Target): Loss[] {
  return policy.service['security.egress']?.value === 'declared'
    ? [
        {
          mesh,
          leaf: 'security.egress',
          scope: {},
          reason:
            'Istio ignores a Sidecar in ambient, so that outgoing calls are not restricted.',
          alternative:
            'Restrict them with a NetworkPolicy, or use the data plane istio for this service.',
        },
      ]
    : [];
}

/**
 * What is rendered for ambient neither with a waypoint nor without, or for no data plane.
 *
 * @internal
 */
export function reportAmbientGaps(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { mesh } = target;
  const unrendered = reportUnrendered(input, target).losses;
  const reported = unrendered.map(({ leaf }) => leaf);
  return {
    manifests: [],
    losses: [
      ...gaps
        .filter(
          ({ leaf }) => input.policy.service[leaf] && !reported.includes(leaf),
        )
        .map(gap => ({ mesh, scope: {}, ...gap })),
      ...egressLosses(input, target),
      ...unrendered,
    ],
  };
}
