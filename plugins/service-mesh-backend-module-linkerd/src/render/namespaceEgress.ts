import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  ManifestDraft,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { egressNetwork, httpRoute, tcpRoute, tlsRoute } from '../kinds';
import { declaredEgress, EgressPort } from './declaredEgress';
import { egressLosses, egressObstacle } from './egressLosses';
import { chunk } from './routeRules';

/** The one EgressNetwork of a namespace; without networks it holds everything outside the cluster. */
const NAME = 'declared';

/** Most host names that every route admits (Gateway API 1.0). */
const MAX_HOSTS = 16;

const network = {
  group: 'policy.linkerd.io',
  kind: egressNetwork.kind,
  name: NAME,
};

function routesTo(
  { namespace }: NamespaceInput,
  { port, kinds, hosts }: EgressPort,
): ManifestDraft[] {
  const head = (index: number) => ({
    name: cite(
      port,
      `egress-${port.value}${index === 0 ? '' : `-part-${index + 1}`}`,
    ),
    namespace: cite(namespace),
    phase: 2 as const,
  });
  const common = {
    parentRefs: [{ ...network, port: cite(port) }],
    rules: [{ backendRefs: [network] }],
  };
  if (kinds.includes('tcp')) {
    return [draftManifest(tcpRoute, { ...head(0), spec: common })];
  }
  return chunk(hosts, MAX_HOSTS).map((some, index) => {
    const hostnames = some.map(host => cite(host));
    return kinds.includes('tls')
      ? draftManifest(tlsRoute, {
          ...head(index),
          spec: { ...common, hostnames },
        })
      : draftManifest(httpRoute, {
          ...head(index),
          spec: { ...common, hostnames },
        });
  });
}

/**
 * Holds the Pods of a namespace to the calls to outside that its services declare (EgressNetwork, Linkerd 2.17). One that
 * allows would put the network of the whole cluster out of force, so that there is one that denies, or none.
 *
 * @internal
 */
export function renderNamespaceEgress(
  input: NamespaceInput,
  target: Target,
): Rendering {
  const asking = input.services.find(
    ({ policy }) => policy['security.egress']?.value === 'declared',
  );
  const setting = asking?.policy['security.egress'];
  if (!setting) {
    return { manifests: [], losses: [] };
  }
  const egress = declaredEgress(input);
  const obstacle: Loss | null = egressObstacle(input, target, egress);
  if (obstacle) {
    return { manifests: [], losses: [obstacle] };
  }
  return {
    manifests: [
      ...egress.ports.flatMap(port => routesTo(input, port)),
      draftManifest(egressNetwork, {
        name: NAME,
        namespace: cite(input.namespace),
        phase: 4,
        spec: { trafficPolicy: cite(setting, 'Deny' as const) },
      }),
    ],
    losses: egressLosses(target, egress),
  };
}
