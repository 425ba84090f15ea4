import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostMatches, hostsOverlap } from '../../hosts';
import { Sidecar } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { selectorOf } from '../selection';
import { meshSettings } from './meshSettings';
import { perContext } from './perContext';

/** What a Sidecar imports from a namespace (`*` for all), or leaves out of that: the hosts of a pattern. */
interface Import {
  from: string;
  hosts: string;
  isLeftOut: boolean;
}

/** One host of an egress listener; from 1.31 on Istio takes `~` before a namespace for hosts to leave out. */
function readImport(entry: string, namespace: string): Import {
  const [scope, ...rest] = entry.toLowerCase().split('/');
  const isLeftOut = scope.startsWith('~');
  const from = isLeftOut ? scope.slice(1) || '*' : scope;
  return {
    from: from === '.' ? namespace : from,
    hosts: rest.join('/'),
    isLeftOut,
  };
}

/** The hosts of the Sidecar of each namespace that holds for all its workloads; the first one counts. Without hosts it imports all. */
const importsByNamespace = perContext<ReadonlyMap<string, string[]>>(
  context => {
    const found = new Map<string, string[]>();
    for (const document of documentsOf(context, Sidecar)) {
      const { namespace } = identityOf(document.object);
      const { egress } = members(document.object.spec);
      const hosts = items(egress).flatMap(listener => strings(listener.hosts));
      if (
        Object.keys(selectorOf(document)).length === 0 &&
        hosts.length > 0 &&
        !found.has(namespace)
      ) {
        found.set(namespace, hosts);
      }
    }
    return found;
  },
);

const scopes = perContext(() => new Map<string, readonly Import[] | null>());

/** What a namespace imports; `null` for all. A Sidecar of the root namespace is read from the namespace that has none. */
function importsOf(
  context: RuleContext,
  namespace: string,
): readonly Import[] | null {
  const before = scopes(context).get(namespace);
  if (before !== undefined) {
    return before;
  }
  const hosts =
    importsByNamespace(context).get(namespace) ??
    importsByNamespace(context).get(meshSettings(context).rootNamespace);
  const found = hosts?.map(host => readImport(host, namespace)) ?? null;
  scopes(context).set(namespace, found);
  return found;
}

/**
 * Whether the workloads of a namespace import a host: all of them do unless a Sidecar without a selector, of the namespace or
 * else of the root namespace, leaves it out (Istio 1.31: Sidecar.egress).
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
  const imports = importsOf(context, namespace);
  const isFrom = ({ from }: Import) => from === '*' || from === home;
  return (
    imports === null ||
    (imports.some(
      one =>
        !one.isLeftOut &&
        (home === null || isFrom(one)) &&
        hostsOverlap(one.hosts, host),
    ) &&
      !imports.some(
        one => one.isLeftOut && isFrom(one) && hostMatches(one.hosts, host),
      ))
  );
}
