import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, labels, members, strings } from '../../lenient';

/**
 * What an object is about, as Kubernetes objects of any kind say it.
 *
 * @internal
 */
export interface Aim {
  /** Services that it names, as `name.namespace`. */
  services: string[];
  /** Labels of the Pods that it selects or makes; `null` where it does neither. */
  pods: Record<string, string> | null;
  /** Objects other than Services that it attaches to or requires, as keys of {@link objectKey}. */
  attachedTo: string[];
  requires: string[];
}

/**
 * Tells objects of a namespace apart by kind and name.
 *
 * @internal
 */
export const objectKey = (namespace: string, kind: unknown, name: unknown) =>
  JSON.stringify([namespace, kind, name]);

/**
 * The namespace of an object; empty where it says none.
 *
 * @internal
 */
export const namespaceOf = ({ metadata }: KubernetesObject): string =>
  typeof metadata?.namespace === 'string' ? metadata.namespace : '';

/** The Service that a host means, as `name.namespace`; none for a host outside the cluster. */
function serviceOf(host: string, namespace: string): string[] {
  const [name, second, svc] = host.split('.');
  if (second === undefined) {
    return [`${name}.${namespace}`];
  }
  return svc === undefined || svc === 'svc' ? [`${name}.${second}`] : [];
}

/** Labels of Pods in any of the ways in which selectors are written. */
function podsOf(spec: Record<string, unknown>): Record<string, string> | null {
  const template = members(members(spec.template).metadata).labels;
  if (template !== undefined) {
    return labels(template);
  }
  const selector =
    spec.podSelector ?? spec.selector ?? spec.workloadSelector ?? undefined;
  if (selector === undefined) {
    return null;
  }
  const { matchLabels, labels: own } = members(selector);
  return labels(matchLabels ?? own ?? selector);
}

/**
 * Reads what an object is about.
 *
 * @internal
 */
export function aimOf(object: KubernetesObject): Aim {
  const namespace = namespaceOf(object);
  const spec = members(object.spec);
  const { name } = members(object.metadata);
  const refs = [
    ...items(spec.parentRefs),
    ...items(spec.targetRefs),
    ...(spec.targetRef === undefined ? [] : [members(spec.targetRef)]),
  ].map(ref => ({
    ...ref,
    namespace: typeof ref.namespace === 'string' ? ref.namespace : namespace,
  }));
  const hosts = [
    ...strings(spec.hosts),
    ...(typeof spec.host === 'string' ? [spec.host] : []),
    ...(typeof name === 'string' && name.includes('.svc.') ? [name] : []),
  ];
  const isService = object.apiVersion === 'v1' && object.kind === 'Service';
  const onServices = refs.filter((ref: any) => ref.kind === 'Service');
  return {
    services: [
      ...hosts.flatMap(host => serviceOf(host, namespace)),
      ...onServices.map((ref: any) => `${ref.name}.${ref.namespace}`),
      ...(isService ? [`${name}.${namespace}`] : []),
    ],
    pods: isService ? null : podsOf(spec),
    attachedTo: refs
      .filter((ref: any) => ref.kind !== 'Service' && ref.kind !== 'Namespace')
      .map((ref: any) => objectKey(ref.namespace, ref.kind, ref.name)),
    requires: items(spec.requiredAuthenticationRefs).map(ref =>
      objectKey(
        typeof ref.namespace === 'string' ? ref.namespace : namespace,
        ref.kind,
        ref.name,
      ),
    ),
  };
}
