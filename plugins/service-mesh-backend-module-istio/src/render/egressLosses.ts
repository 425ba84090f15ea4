import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DeclaredEgress } from './declaredEgress';
import { rootNamespaceOf } from './rootNamespace';
import { istioProtocol } from './serviceEntry';

const egressLoss = (
  { mesh }: Target,
  reason: string,
  alternative: string,
): Loss => ({
  mesh,
  leaf: 'security.egress',
  scope: {},
  reason,
  alternative,
});

/** Ports on which raw TCP goes to several hosts outside: without addresses, a proxy sends all of it to one of them. */
function ambiguousPorts({ externals }: DeclaredEgress): number[] {
  const ports = externals.flatMap(external =>
    external.ports
      .filter(({ protocol }) => istioProtocol(protocol) === 'TCP')
      .map(({ value }) => value),
  );
  return [...new Set(ports.filter((port, i) => ports.indexOf(port) !== i))];
}

/**
 * Why outgoing calls are not restricted; `null` where nothing stands in the way.
 *
 * @internal
 */
export function obstacle(
  input: ServiceInput,
  target: Target,
  egress: DeclaredEgress,
): Loss | null {
  const { callees, externals } = input.service;
  const ambiguous = ambiguousPorts(egress);
  if (input.stage.effective !== 'enforce') {
    return egressLoss(
      target,
      'Istio has no dry run for Sidecar, so that outgoing calls are not restricted at stage audit.',
      'Set security.stage to enforce.',
    );
  }
  if (callees.length === 0 && externals.length === 0) {
    return egressLoss(
      target,
      'The catalog declares no dependency, which says nothing about what the service calls; its calls are not restricted.',
      'Declare what it calls with consumesApis and dependsOn.',
    );
  }
  if (egress.missing.length > 0) {
    return egressLoss(
      target,
      `Outgoing calls are not restricted, for a call would be cut off while nobody states ${egress.missing.join(
        ', ',
      )}.`,
      'State these with annotations: namespace and service on a Component, endpoint on a Resource or API.',
    );
  }
  return ambiguous.length > 0
    ? egressLoss(
        target,
        `Outgoing calls are not restricted: several hosts outside are called by TCP on port ${ambiguous.join(
          ', ',
        )}, which Istio cannot tell apart without their addresses.`,
        'Call them by TLS, or on ports of their own.',
      )
    : null;
}

/**
 * What the proxies themselves call: Istio keeps no exception for it (Istio 1.24).
 *
 * @internal
 */
export function collectorLoss(target: Target): Loss {
  const { value } = rootNamespaceOf(target);
  return egressLoss(
    target,
    `Proxies, too, find only the hosts of the Sidecar: a collector of traces or access logs outside the namespace ${value} gets nothing from this service unless it is declared.`,
    'Name the collector as a Resource that the service depends on, with the annotation endpoint, such as otel.observability.svc:4317/grpc.',
  );
}

/**
 * What restricting the calls does to others: raw TCP has no host that a proxy could read.
 *
 * @internal
 */
export function opaqueLosses(
  target: Target,
  { externals }: DeclaredEgress,
): Loss[] {
  const hosts = externals
    .filter(({ ports }) =>
      ports.some(({ protocol }) => istioProtocol(protocol) === 'TCP'),
    )
    .map(({ host }) => host.value);
  return hosts.length
    ? [
        egressLoss(
          target,
          `Istio knows TCP to ${hosts.join(
            ', ',
          )} by port alone: proxies of the namespace that have no Sidecar and do not capture DNS send other TCP on that port there too.`,
          'Have the proxies capture DNS (proxyMetadata ISTIO_META_DNS_CAPTURE), or call the host by TLS.',
        ),
      ]
    : [];
}
