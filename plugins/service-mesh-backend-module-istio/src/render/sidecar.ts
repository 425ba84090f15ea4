import {
  PolicyValues,
  Service,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  ManifestDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Sidecar } from '../kinds';
import { DeclaredEgress } from './declaredEgress';
import { metadata } from './metadata';
import { rootNamespaceOf } from './rootNamespace';

/**
 * Leaves the proxies of the service no hosts but the control plane's and those that it declares to call; `./` stands for
 * the namespace of the service, which holds its ServiceEntries.
 *
 * @internal
 */
export function sidecar(
  service: Service,
  target: Target,
  setting: Sourced<PolicyValues['security.egress']>,
  { services, externals }: DeclaredEgress,
): ManifestDraft {
  const root = rootNamespaceOf(target);
  const hosts = [
    { ...root, value: `${root.value}/*` },
    ...services,
    ...externals.map(({ host }) => ({ ...host, value: `./${host.value}` })),
  ];
  return draftManifest(Sidecar, {
    ...metadata(service),
    phase: 3,
    spec: {
      workloadSelector: { labels: cite(service.workload.selector) },
      egress: [
        {
          hosts: hosts
            .sort((a, b) => (a.value < b.value ? -1 : 1))
            .map(host => cite(host)),
        },
      ],
      outboundTrafficPolicy: { mode: cite(setting, 'REGISTRY_ONLY' as const) },
    },
  });
}
