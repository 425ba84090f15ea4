import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectiveLosses,
  ObjectiveQueries,
  Rendering,
  serviceHost,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { waypointOf } from './waypoint';

/** Who counts the requests: the sidecar of the workload or the waypoint; ztunnel sees connections only. */
function reporterOf(target: Target): string | null {
  if (target.mesh !== 'istio-ambient') {
    return 'destination';
  }
  return waypointOf(target) ? 'waypoint' : null;
}

function queries(reporter: string, host: string): ObjectiveQueries {
  const labels = `reporter="${reporter}",destination_service=${JSON.stringify(
    host,
  )}`;
  const rate = (metric: string, more = '') =>
    `rate(${metric}{${labels}${more}}[30d])`;
  const total = 'istio_requests_total';
  const answered = rate(total, ',response_code!~"5.."');
  const buckets = rate('istio_request_duration_milliseconds_bucket');
  return {
    availability: `sum(${answered}) / sum(${rate(total)})`,
    latency: `histogram_quantile(0.99, sum by (le) (${buckets}))`,
  };
}

/**
 * What to alert on for the objectives of the policy, by Istio's standard metrics (Istio 1.24).
 *
 * @internal
 */
export function reportObjectives(
  input: ServiceInput,
  target: Target,
): Rendering {
  const reporter = reporterOf(target);
  return {
    manifests: [],
    losses: objectiveLosses(
      input,
      target,
      reporter === null
        ? null
        : queries(reporter, serviceHost(input.service, target)),
    ),
  };
}
