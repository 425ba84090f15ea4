import {
  KubernetesObject,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, labels, members } from '../../lenient';
import { identityOf } from '../documents';
import { labelIndex } from './labelIndex';
import { meshSettings } from './meshSettings';
import { perContext } from './perContext';
import { servicesOf, ServiceView, workloadsOfService } from './services';
import { selectedWorkloads, Workload, workloadsAnywhere } from './workloads';

/**
 * What a policy of Istio says that it applies to.
 *
 * @internal
 */
export interface Selection {
  /** Labels of the Pods it selects; empty for all. */
  labels: Record<string, string>;
  /** Objects that it refers to instead of selecting Pods. */
  targets: JsonObject[];
  /** Whether it applies to all of its namespace, or of the mesh. */
  isWide: boolean;
}

/**
 * Reads what a policy applies to: `selector`, `targetRef` and `targetRefs` (Istio 1.22). A selector without labels selects all.
 *
 * @internal
 */
export function selectionOf({ spec }: KubernetesObject): Selection {
  const { selector, targetRef, targetRefs } = members(spec);
  const wanted = labels(members(selector).matchLabels);
  const targets = [
    ...(targetRef === undefined || targetRef === null
      ? []
      : [members(targetRef)]),
    ...items(targetRefs),
  ];
  return {
    labels: wanted,
    targets,
    isWide: targets.length === 0 && Object.keys(wanted).length === 0,
  };
}

/**
 * The Services of the input, by namespace.
 *
 * @internal
 */
export const servicesByNamespace = perContext<
  ReadonlyMap<string, ServiceView[]>
>(context => {
  const found = new Map<string, ServiceView[]>();
  for (const service of servicesOf(context)) {
    const known = found.get(service.namespace) ?? [];
    known.push(service);
    found.set(service.namespace, known);
  }
  return found;
});

const servicesByName = perContext<ReadonlyMap<string, ServiceView>>(
  context =>
    new Map(
      servicesOf(context).map(service => [
        `${service.namespace}/${service.name}`,
        service,
      ]),
    ),
);

/**
 * The Service of a name in a namespace, where the input holds it.
 *
 * @internal
 */
export function serviceNamed(
  context: RuleContext,
  name: string,
  namespace: string,
): ServiceView | undefined {
  return servicesByName(context).get(`${namespace}/${name}`);
}

const indexes = perContext(
  context =>
    new Map(
      [...servicesByNamespace(context)].map(([namespace, services]) => [
        namespace,
        labelIndex(services, ({ selector }) => selector),
      ]),
    ),
);

/**
 * The Services of a namespace that select by labels, and maybe by more. The same labels get the same list.
 *
 * @internal
 */
export function servicesSelectingBy(
  context: RuleContext,
  namespace: string,
  wanted: Record<string, string>,
): readonly ServiceView[] {
  return indexes(context).get(namespace)?.(wanted) ?? [];
}

/**
 * The workloads of the input that a policy applies to. One of the root namespace without a target applies to the whole mesh.
 *
 * @internal
 */
export function workloadsUnder(
  context: RuleContext,
  object: KubernetesObject,
): Workload[] {
  const { namespace } = identityOf(object);
  const { labels: wanted, targets } = selectionOf(object);
  if (targets.length > 0) {
    return targets.flatMap(({ kind, name }) => {
      const service =
        kind === 'Service' && typeof name === 'string'
          ? serviceNamed(context, name, namespace)
          : undefined;
      return service ? workloadsOfService(context, service) : [];
    });
  }
  return namespace === meshSettings(context).rootNamespace
    ? workloadsAnywhere(context, wanted)
    : selectedWorkloads(context, namespace, wanted);
}

/**
 * Whether the input holds the workloads of a namespace, so that one it lacks does not run there: with a closed world, or
 * where it holds any of them.
 *
 * @internal
 */
export function holdsWorkloads(
  context: RuleContext,
  namespace: string,
): boolean {
  return (
    context.closedWorld || selectedWorkloads(context, namespace, {}).length > 0
  );
}
