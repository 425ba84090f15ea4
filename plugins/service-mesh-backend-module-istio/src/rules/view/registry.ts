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
import { perList } from './perList';
import { holdsServices } from './serviceInventory';
import { seenFrom, Sight, sightOf } from './sight';

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

/** Most declarations of one host that are looked at: more of them say again what others do. */
const MOST = 100;

interface Declarations {
  any: readonly RegistryEntry[];
  sight: Sight<RegistryEntry>;
}

const viewOf = ({ exportTo, namespace: home }: RegistryEntry) => ({
  exportTo,
  home,
});

const declarations = perContext<ReadonlyMap<string, Declarations>>(
  context =>
    new Map(
      [...entriesByHost(context)].map(([host, entries]) => [
        host,
        {
          any: entries.slice(0, MOST),
          sight: sightOf(entries, viewOf),
        },
      ]),
    ),
);

/** The declarations of a host and of the wildcards around it, the narrowest first. */
function around(context: RuleContext, normal: string): Declarations[] {
  const byHost = declarations(context);
  return [normal, ...wildcardsOver(normal)].flatMap(
    host => byHost.get(host) ?? [],
  );
}

/** The first entries of some lists. */
function first(lists: Iterable<readonly RegistryEntry[]>): RegistryEntry[] {
  const found: RegistryEntry[] = [];
  for (const list of lists) {
    found.push(...list.slice(0, MOST - found.length));
    if (found.length === MOST) {
      break;
    }
  }
  return found;
}

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
  return first(
    around(context, normalHost(host, namespace)).map(({ any }) => any),
  );
}

/**
 * What declares a host and is seen from one of some namespaces.
 *
 * @param host - as it is written in an object
 * @param namespace - of the object
 * @param from - the namespaces that look
 * @internal
 */
export function declarationsSeen(
  context: RuleContext,
  host: string,
  namespace: string,
  from: readonly string[],
): RegistryEntry[] {
  const lists = around(context, normalHost(host, namespace)).flatMap(
    ({ sight }) => [...new Set(from.flatMap(each => seenFrom(sight, each)))],
  );
  return [...new Set(first(lists))];
}

const resolved = perContext(() => new Map<string, RegistryEntry[]>());

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
  // What was asked before has the same answer, and the same list.
  const key = `${namespace}/${host}`;
  const found =
    resolved(context).get(key) ??
    declarationsSeen(context, host, namespace, [namespace]);
  resolved(context).set(key, found);
  return found;
}

/** What declares hosts that end alike, by that end. */
const bySuffix = perContext<ReadonlyMap<string, Sight<RegistryEntry>>>(
  context => {
    const ends = [...entriesByHost(context)].flatMap(([host, entries]) => {
      const parts = host.length > LONGEST_HOST ? [] : host.split('.');
      return parts.flatMap((_, index) => {
        const suffix = parts.slice(index + 1).join('.');
        return entries.map(entry => ({ suffix, entry }));
      });
    });
    return new Map(
      [...grouped(ends, ({ suffix }) => suffix)].map(([suffix, found]) => [
        suffix,
        sightOf(
          found.map(({ entry }) => entry),
          viewOf,
        ),
      ]),
    );
  },
);

/**
 * What a host that begins with a wildcard means to the objects of a namespace: the hosts it covers, and wider wildcards that
 * cover it, in lists that are the same for all who ask alike.
 *
 * @internal
 */
export function resolvePattern(
  context: RuleContext,
  pattern: string,
  namespace: string,
): (readonly RegistryEntry[])[] {
  const normal = normalHost(pattern, namespace);
  const covered = bySuffix(context).get(normal.replace(/^\*\.?/, ''));
  return [
    ...(covered ? seenFrom(covered, namespace) : []),
    declarationsSeen(context, pattern, namespace, [namespace]),
  ];
}

/**
 * The namespaces of entries that were found together.
 *
 * @internal
 */
export const homesOf = perList<RegistryEntry, ReadonlySet<string>>(
  entries => new Set(entries.map(({ namespace }) => namespace)),
);

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
