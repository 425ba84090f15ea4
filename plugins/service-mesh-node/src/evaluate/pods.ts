import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceSpec, workloadSpec } from '../facts/kinds';
import { matchesLabels } from '../facts/selection';
import { bundleOf } from './bundle';
import {
  canBeSame,
  isService,
  ManifestSource,
  namespaceOf,
  ServiceName,
} from './source';

type Labels = Record<string, string>;

/**
 * What is known of the Pods that answer for a Service.
 *
 * @internal
 */
export interface Pods {
  labels: Labels;
  /** Whether they may carry labels beside these. */
  mayHaveMoreLabels: boolean;
  /** Numbers of the container ports, by name. */
  namedPorts: Record<string, number>;
}

const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Rollout',
];

/** The Pod template of a workload, or a Pod itself. */
function podOf({ kind, metadata, spec }: KubernetesObject) {
  if (kind === 'Pod') {
    const template = { metadata: { labels: metadata.labels ?? {} }, spec };
    return workloadSpec.parse({ template }).template;
  }
  return workloadKinds.includes(kind)
    ? workloadSpec.parse(spec).template
    : null;
}

/** The labels that several have with the same value. */
function shared(all: readonly Labels[]): Labels {
  const [first = {}, ...others] = all;
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) =>
      others.every(labels => labels[key] === value),
    ),
  );
}

const isSame = (a: Labels, b: Labels) =>
  Object.keys(a).length === Object.keys(b).length && matchesLabels(a, b);

/** The selector for Pods of an object that is about Pods, as Kubernetes spells one. */
function podSelectorOf({ spec }: KubernetesObject): Labels {
  const { selector, podSelector } = (spec ?? {}) as Record<string, unknown>;
  const { matchLabels } = (selector ?? podSelector ?? {}) as {
    matchLabels?: unknown;
  };
  return Object.fromEntries(
    Object.entries((matchLabels ?? {}) as Labels).filter(
      ([, value]) => typeof value === 'string',
    ),
  );
}

/** What rendered objects about the Service's Pods agree on. */
function bundledLabels(bundle: readonly KubernetesObject[]): Labels {
  const selectors = bundle
    .filter(object => !isService(object))
    .map(podSelectorOf)
    .filter(selector => Object.keys(selector).length > 0);
  return shared(selectors);
}

/**
 * The Services of a name; where none of the manifests is it, those of its versions, which lead to the same Pods.
 *
 * @internal
 */
export function servicesOf(
  sources: readonly ManifestSource[],
  called: ServiceName,
) {
  const own = sources
    .map(({ object }) => object)
    .filter(
      object =>
        isService(object) &&
        object.metadata.name === called.name &&
        canBeSame(namespaceOf(object), called.namespace),
    )
    .map(({ spec }) => serviceSpec.parse(spec));
  return {
    own,
    versions: bundleOf(sources, called)
      .filter(isService)
      .map(({ spec }) => serviceSpec.parse(spec)),
  };
}

/**
 * The Pods that answer for a Service: those of the workloads that it selects. Where the workloads are not among the manifests,
 * its selector tells some of the labels, or the rendered objects about it do.
 *
 * @internal
 */
export function podsOf(
  sources: readonly ManifestSource[],
  called: ServiceName,
): Pods {
  const [selector] = servicesOf(sources, called)
    .own.map(service => service.selector)
    .filter(labels => Object.keys(labels).length > 0);
  const pods = sources
    .filter(({ object }) => canBeSame(namespaceOf(object), called.namespace))
    .flatMap(({ object }) => podOf(object) ?? [])
    .filter(
      ({ metadata }) => selector && matchesLabels(selector, metadata.labels),
    );
  const labels = pods.map(({ metadata }) => metadata.labels);
  return {
    labels: pods.length
      ? shared(labels)
      : selector ?? bundledLabels(bundleOf(sources, called)),
    mayHaveMoreLabels:
      pods.length === 0 || labels.some(other => !isSame(other, labels[0])),
    namedPorts: Object.fromEntries(
      pods
        .flatMap(({ spec }) => spec.containers)
        .flatMap(({ ports }) => ports)
        .flatMap(({ name, containerPort }) =>
          name === undefined ? [] : [[name, containerPort]],
        ),
    ),
  };
}
