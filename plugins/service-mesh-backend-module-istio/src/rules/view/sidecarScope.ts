import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostsOverlap } from '../../hosts';
import { Sidecar } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { meshSettings } from './meshSettings';
import { perContext } from './perContext';

/** What a Sidecar imports: from a namespace (`*` for all, `.` for its own) the hosts of a pattern. */
interface Import {
  from: string;
  hosts: string;
}

/** The imports of the Sidecar of each namespace that holds for all its workloads; the first one counts. */
const importsByNamespace = perContext<ReadonlyMap<string, Import[]>>(
  context => {
    const found = new Map<string, Import[]>();
    for (const { object } of documentsOf(context, Sidecar)) {
      const { namespace } = identityOf(object);
      const { egress, workloadSelector } = members(object.spec);
      if (
        workloadSelector === undefined &&
        Array.isArray(egress) &&
        !found.has(namespace)
      ) {
        found.set(
          namespace,
          items(egress).flatMap(({ hosts }) =>
            strings(hosts).map(entry => {
              const [from, ...rest] = entry.toLowerCase().split('/');
              return { from, hosts: rest.join('/') };
            }),
          ),
        );
      }
    }
    return found;
  },
);

/**
 * Whether the workloads of a namespace import a host: all of them do unless a Sidecar without a selector, of the namespace or
 * else of the root namespace, leaves it out (Istio 1.29: Sidecar.egress).
 *
 * @param host - in the spelling of `fullHost`
 * @param home - the namespace of what declares the host; `null` where it is not known
 * @internal
 */
export function importsHost(
  context: RuleContext,
  namespace: string,
  host: string,
  home: string | null,
): boolean {
  const imports =
    importsByNamespace(context).get(namespace) ??
    importsByNamespace(context).get(meshSettings(context).rootNamespace);
  return (
    imports === undefined ||
    imports.some(
      ({ from, hosts }) =>
        (from === '*' ||
          home === null ||
          from === home ||
          (from === '.' && home === namespace)) &&
        hostsOverlap(hosts, host),
    )
  );
}
