import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost, wildcardsOver } from '../../hosts';
import { KubernetesService, ServiceEntry } from '../../kinds';
import { items, labels, members, strings } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { grouped } from './grouped';
import { perContext } from './perContext';
import { holdsServices } from './serviceInventory';
import { isVisible } from './visibility';

/**
 * A host that Istio knows: of a Service, or one that a ServiceEntry names.
 *
 * @internal
 */
export interface RegistryEntry {
  /** In the spelling of `normalHost`; may begin with a wildcard where a ServiceEntry says so. */
  host: string;
  /** The namespace of the object. */
  namespace: string;
  /** Its ports in the words of its kind: `number` for a ServiceEntry, `port` for a Service. */
  ports: { number: unknown; name: unknown; value: JsonObject }[];
  /** Namespaces that see it; empty for all. */
  exportTo: string[];
  document: ManifestDocument;
}

function serviceEntries(document: ManifestDocument): RegistryEntry[] {
  const { namespace } = identityOf(document.object);
  const spec = members(document.object.spec);
  const ports = items(spec.ports).map(value => ({
    number: value.number,
    name: value.name,
    value,
  }));
  const exportTo = strings(spec.exportTo);
  return strings(spec.hosts).map(host => ({
    // It may spell the host of a Service in full.
    host: normalHost(host.toLowerCase(), namespace),
    namespace,
    ports,
    exportTo,
    document,
  }));
}

function service(document: ManifestDocument): RegistryEntry {
  const { name, namespace } = identityOf(document.object);
  const { annotations } = members(document.object.metadata);
  const exportTo = labels(annotations)['networking.istio.io/exportTo'] ?? '';
  return {
    host: normalHost(name, namespace),
    namespace,
    ports: items(members(document.object.spec).ports).map(value => ({
      number: value.port,
      name: value.name,
      value,
    })),
    exportTo: exportTo
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
    document,
  };
}

/** A longer one is no host, and would cost time. */
const LONGEST_HOST = 255;

const entriesByHost = perContext<ReadonlyMap<string, RegistryEntry[]>>(
  context =>
    grouped(
      [
        ...documentsOf(context, KubernetesService).map(service),
        ...documentsOf(context, ServiceEntry).flatMap(serviceEntries),
      ],
      ({ host }) => host,
    ),
);

/** The entries of some hosts, one host after the other. */
const entriesOf = (context: RuleContext, hosts: readonly string[]) =>
  hosts.flatMap(host => entriesByHost(context).get(host) ?? []);

/**
 * What declares a host, whether or not the namespace that mentions it sees it: Services and ServiceEntries.
 *
 * @param host - as it is written in an object
 * @param namespace - of the object
 * @internal
 */
export function declarationsOf(
  context: RuleContext,
  host: string,
  namespace: string,
): RegistryEntry[] {
  const normal = normalHost(host, namespace);
  return entriesOf(context, [normal, ...wildcardsOver(normal)]);
}

const resolved = perContext(() => new Map<string, RegistryEntry[]>());

/** What was asked before has the same answer, and the same list. */
function onceFor(
  context: RuleContext,
  host: string,
  namespace: string,
  find: () => RegistryEntry[],
): RegistryEntry[] {
  const key = `${namespace}/${host}`;
  const known = resolved(context).get(key);
  if (known) {
    return known;
  }
  const found = find().filter(entry =>
    isVisible(entry.exportTo, entry.namespace, namespace),
  );
  resolved(context).set(key, found);
  return found;
}

/**
 * What a host means to the objects of a namespace: Services and ServiceEntries that the namespace sees.
 *
 * @param host - as it is written in an object
 * @param namespace - of the object
 * @internal
 */
export function resolveHost(
  context: RuleContext,
  host: string,
  namespace: string,
): RegistryEntry[] {
  return onceFor(context, host, namespace, () =>
    declarationsOf(context, host, namespace),
  );
}

const suffixes = perContext<ReadonlyMap<string, RegistryEntry[]>>(context => {
  const bySuffix = new Map<string, RegistryEntry[]>();
  for (const [host, entries] of entriesByHost(context)) {
    const parts = host.length > LONGEST_HOST ? [] : host.split('.');
    for (const suffix of parts.map((_, index) =>
      parts.slice(index + 1).join('.'),
    )) {
      const known = bySuffix.get(suffix) ?? [];
      for (const entry of entries) {
        known.push(entry);
      }
      bySuffix.set(suffix, known);
    }
  }
  return bySuffix;
});

/**
 * What a host that begins with a wildcard means to the objects of a namespace: the hosts it covers, and wider wildcards that
 * cover it.
 *
 * @internal
 */
export function resolvePattern(
  context: RuleContext,
  pattern: string,
  namespace: string,
): RegistryEntry[] {
  const normal = normalHost(pattern, namespace);
  return onceFor(context, pattern, namespace, () => [
    ...(suffixes(context).get(normal.replace(/^\*\.?/, '')) ?? []),
    ...entriesOf(context, [normal, ...wildcardsOver(normal)]),
  ]);
}

const homes = perContext(
  () => new Map<readonly RegistryEntry[], ReadonlySet<string>>(),
);

/**
 * The namespaces of entries that were found together.
 *
 * @internal
 */
export function homesOf(
  context: RuleContext,
  entries: readonly RegistryEntry[],
): ReadonlySet<string> {
  const found =
    homes(context).get(entries) ??
    new Set(entries.map(({ namespace }) => namespace));
  homes(context).set(entries, found);
  return found;
}

/**
 * Whether the input holds all that a host could mean, so that one it lacks does not exist: with a closed world, or for a
 * Service of a namespace whose Services it holds. A host outside the cluster may be declared by a ServiceEntry anywhere.
 *
 * @internal
 */
export function canDecideHost(
  context: RuleContext,
  host: string,
  namespace: string,
): boolean {
  const home = namespaceOf(host, namespace);
  return context.closedWorld || (home !== null && holdsServices(context, home));
}

/**
 * The namespace of the Service that a host names, from an object of a namespace; `null` for a host outside the cluster.
 *
 * @internal
 */
export function namespaceOf(host: string, namespace: string): string | null {
  const [, home, svc, ...rest] = host.split('.');
  if (home === undefined) {
    return namespace;
  }
  return svc === 'svc' || (svc === undefined && rest.length === 0)
    ? home
    : null;
}
