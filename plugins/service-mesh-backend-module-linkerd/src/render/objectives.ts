import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectiveLosses,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What to alert on for the objectives of the policy, by the metrics of Linkerd's proxies (Linkerd 2.18).
 *
 * @internal
 */
export function renderObjectives(input: ServiceInput, target: Target): Loss[] {
  const { namespace, workload } = input.service;
  const labels = [
    'direction="inbound"',
    ...(namespace.value === null
      ? []
      : [`namespace=${JSON.stringify(namespace.value)}`]),
    `deployment=${JSON.stringify(workload.name.value)}`,
  ].join(',');
  const rate = (metric: string, more = '') =>
    `rate(${metric}{${labels}${more}}[30d])`;
  const total = 'response_total';
  return objectiveLosses(input, target, {
    availability: `sum(${rate(
      total,
      ',classification="success"',
    )}) / sum(${rate(total)})`,
    latency: `histogram_quantile(0.99, sum by (le) (${rate(
      'response_latency_ms_bucket',
    )}))`,
  });
}
