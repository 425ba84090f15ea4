import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hasLabels, items, labels, members } from '../../lenient';
import { identityOf } from '../documents';
import { labelIndex } from './labelIndex';
import { perContext } from './perContext';
import { RegistryEntry } from './registry';
import { selectedWorkloads, Workload, workloadsOf } from './workloads';

/** Labels that Istio gives an endpoint by where it runs, and not by its Pod. */
const PLACES = [
  'kubernetes.io/hostname',
  'topology.istio.io/cluster',
  'topology.istio.io/network',
  'topology.istio.io/subzone',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
];

/** What stands behind a host and answers. */
interface Endpoint {
  labels: Record<string, string>;
  /** Whether `labels` has those of the place where it runs too. */
  hasPlace: boolean;
}

const nodes = perContext<ReadonlyMap<string, Record<string, string>>>(
  ({ ofKind }) =>
    new Map(
      ofKind('Node').map(({ object }) => [
        object.metadata.name,
        Object.fromEntries(
          Object.entries(labels(members(object.metadata).labels)).filter(
            ([key, value]) => PLACES.includes(key) && value !== '',
          ),
        ),
      ]),
    ),
);

/** Labels of machines outside the cluster that are part of the mesh, by namespace. */
const machines = perContext<ReadonlyMap<string, Record<string, string>[]>>(
  ({ ofKind }) => {
    const found = new Map<string, Record<string, string>[]>();
    for (const { object } of ofKind('WorkloadEntry', 'WorkloadGroup')) {
      const spec = members(object.spec);
      const { namespace } = identityOf(object);
      const known = found.get(namespace) ?? [];
      known.push(labels(spec.labels ?? members(spec.metadata).labels));
      found.set(namespace, known);
    }
    return found;
  },
);

function endpointOf(context: RuleContext, workload: Workload): Endpoint {
  const { nodeName } = workload.podSpec;
  const place =
    typeof nodeName === 'string' ? nodes(context).get(nodeName) : undefined;
  return {
    labels: { ...place, ...workload.labels },
    hasPlace: place !== undefined,
  };
}

function selected(
  context: RuleContext,
  namespace: string,
  selector: Record<string, string>,
): Endpoint[] | null {
  const outside = (machines(context).get(namespace) ?? []).filter(own =>
    hasLabels(own, selector),
  );
  if (!workloadsOf(context).has(namespace) && !context.closedWorld) {
    return null;
  }
  return [
    ...selectedWorkloads(context, namespace, selector).map(workload =>
      endpointOf(context, workload),
    ),
    ...outside.map(own => ({ labels: own, hasPlace: false })),
  ];
}

/** The endpoints of a Service or ServiceEntry; `null` where the input does not say what they are. */
function endpointsOf(
  context: RuleContext,
  { document, namespace }: RegistryEntry,
): Endpoint[] | null {
  const spec = members(document.object.spec);
  if (document.object.kind === 'Service') {
    // Without a selector its endpoints are written by hand, and may be any Pods of the namespace.
    return spec.type === 'ExternalName'
      ? null
      : selected(context, namespace, labels(spec.selector));
  }
  return spec.workloadSelector === undefined
    ? items(spec.endpoints).map(endpoint => ({
        labels: labels(endpoint.labels),
        hasPlace: false,
      }))
    : selected(
        context,
        namespace,
        labels(members(spec.workloadSelector).labels),
      );
}

/** Whether an endpoint belongs to a subset; `null` where that depends on a place that is not known. */
function isOfSubset(
  { labels: own, hasPlace }: Endpoint,
  subset: Record<string, string>,
): boolean | null {
  const others = Object.entries(subset).filter(
    ([key, value]) => own[key] !== value,
  );
  if (others.length === 0) {
    return true;
  }
  return !hasPlace && others.every(([key]) => PLACES.includes(key))
    ? null
    : false;
}

/** Entries that take the same endpoints: their own list of them, or one selector. */
function sourceOf({ document: { object }, namespace }: RegistryEntry): unknown {
  const { selector, workloadSelector, type } = members(object.spec);
  const wanted =
    object.kind === 'Service' ? selector : members(workloadSelector).labels;
  return wanted === undefined || type === 'ExternalName'
    ? object
    : JSON.stringify([object.kind, namespace, wanted]);
}

type HasSubset = (subset: Record<string, string>) => boolean | null;

const answers = perContext(() => new Map<unknown, HasSubset | null>());

function hasSubset(endpoints: readonly Endpoint[]): HasSubset {
  const find = labelIndex(endpoints, endpoint => endpoint.labels);
  return subset => {
    const found = find(
      Object.fromEntries(
        Object.entries(subset).filter(([key]) => !PLACES.includes(key)),
      ),
    ).map(endpoint => isOfSubset(endpoint, subset));
    return found.includes(true) || (found.includes(null) ? null : false);
  };
}

function ask(
  context: RuleContext,
  entries: Iterable<RegistryEntry>,
): HasSubset | null {
  const endpoints = [...entries].map(entry => endpointsOf(context, entry));
  return endpoints.includes(null)
    ? null
    : hasSubset(endpoints.flatMap(found => found ?? []));
}

/**
 * Tells whether a subset of a host has endpoints, which is `null` where that depends on a place that is not known; `null`
 * instead of an answer where the input does not say which endpoints the host has.
 *
 * @param entries - what the host means, as `resolveHost` gives it
 * @internal
 */
export function subsetsBehind(
  context: RuleContext,
  entries: readonly RegistryEntry[],
): HasSubset | null {
  const before = answers(context).get(entries);
  if (before !== undefined) {
    return before;
  }
  const sources = new Map(entries.map(entry => [sourceOf(entry), entry]));
  const [first] = sources.keys();
  // Hosts with one selector share their answer.
  const key = sources.size === 1 ? first : entries;
  const answer = answers(context).get(key) ?? ask(context, sources.values());
  answers(context).set(key, answer);
  answers(context).set(entries, answer);
  return answer;
}
