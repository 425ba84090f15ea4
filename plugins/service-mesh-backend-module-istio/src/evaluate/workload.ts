import {
  KubernetesObject,
  Request,
  RequestTarget,
  ResourceRef,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Kind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, members } from '../lenient';
import { all, Answer, known } from './answer';

/**
 * What is known of the mesh beside the manifests.
 *
 * @internal
 */
export type Known = Partial<Target>;

/** Policies in this namespace hold for the whole mesh, where no setting names another (Istio 1.29). */
const ROOT_NAMESPACE = 'istio-system';

/**
 * How closely a policy is tied to a workload: to its Pods, to its namespace, or to the mesh.
 *
 * @internal
 */
export type Tie = 'workload' | 'namespace' | 'mesh';

/**
 * The objects of a kind.
 *
 * @internal
 */
export function objectsOf(
  manifests: readonly KubernetesObject[],
  kind: Kind,
): KubernetesObject[] {
  const served = [kind.apiVersion, ...kind.alsoServed];
  return manifests.filter(
    object => object.kind === kind.kind && served.includes(object.apiVersion),
  );
}

/**
 * Names an object in a verdict.
 *
 * @internal
 */
export function refOf(object: KubernetesObject): ResourceRef {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace ?? null,
    name: metadata.name,
  };
}

/**
 * How a policy applies to a workload.
 *
 * @internal
 */
export interface Bond {
  tie: Tie;
  /** Whether it is certain that it does. */
  isSure: boolean;
}

/**
 * The namespace of the Service that a host means: `undefined` for any, which a bare name may be in, `null` for a host outside
 * the cluster.
 *
 * @internal
 */
export function namespaceOfHost(host: string): string | null | undefined {
  const [, namespace, svc] = host.split('.');
  return svc === undefined || svc === 'svc' ? namespace : null;
}

function areSelected(
  { labels: actual, mayHaveMoreLabels = false }: RequestTarget,
  wanted: Record<string, string>,
): Answer {
  return all(
    Object.entries(wanted).map(([key, value]) =>
      mayHaveMoreLabels && !Object.hasOwn(actual, key)
        ? 'unknown'
        : known(actual[key] === value),
    ),
  );
}

/**
 * How a policy applies to the workload that answers a request; `null` for not at all.
 *
 * @internal
 */
export function bondOf(
  object: KubernetesObject,
  { to }: Request,
  { settings }: Known,
): Bond | null {
  const { namespace } = object.metadata;
  const home = namespaceOfHost(to.host);
  const root = settings?.rootNamespace ?? ROOT_NAMESPACE;
  const isOwn =
    namespace === undefined || home === undefined || namespace === home;
  if (home === null || (!isOwn && namespace !== root)) {
    return null;
  }
  const { selector } = members(object.spec);
  const wanted = labels(members(selector).matchLabels);
  if (Object.keys(wanted).length === 0) {
    return { tie: isOwn ? 'namespace' : 'mesh', isSure: true };
  }
  const selected = areSelected(to, wanted);
  return selected === 'no'
    ? null
    : { tie: 'workload', isSure: selected === 'yes' };
}
