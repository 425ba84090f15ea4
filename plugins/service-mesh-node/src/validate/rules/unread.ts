import {
  Finding,
  Json,
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CrdSet } from '../../crds';
import { isJsonObject, shown } from '../../crds/json';
import { MeshProvider } from '../../provider';
import { UnreadObject } from '../read';

/**
 * Groups of Kubernetes whose objects have names. Others of its groups are for configuration of its programs, and for requests
 * that are answered and not kept.
 */
const NAMED_GROUPS: readonly string[] = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
];

/** Kinds of `v1` that have names; `v1` is also what a kubeconfig and charts say. */
const NAMED_CORE_KINDS: ReadonlySet<unknown> = new Set([
  'ConfigMap',
  'Endpoints',
  'LimitRange',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'PodTemplate',
  'ReplicationController',
  'ResourceQuota',
  'Secret',
  'Service',
  'ServiceAccount',
]);

interface Known {
  providers: readonly MeshProvider[];
  crds: CrdSet | undefined;
}

/** Finds out what is no configuration of a tool. */
function objectsFor({ providers, crds }: Known) {
  const groups = new Set([
    ...NAMED_GROUPS,
    ...providers.flatMap(provider => provider.groups ?? []),
  ]);
  const defined = new Set(
    crds?.kinds.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
  );
  return ({ object: { apiVersion, kind } }: UnreadObject) =>
    apiVersion === 'v1'
      ? NAMED_CORE_KINDS.has(kind)
      : groups.has(apiVersion.split('/')[0]) ||
        (typeof kind === 'string' && defined.has(`${apiVersion} ${kind}`));
}

const isMissing = (value: Json | undefined) =>
  value === undefined || value === null || value === '';

const missing = (at: JsonPointer, what: string) => ({
  code: 'schema/missing-field',
  at,
  what,
});

const invalid = (at: JsonPointer, what: string) => ({
  code: 'schema/invalid-value',
  at,
  what,
});

/** What an API server has against an object; `null` where it makes up the name itself. */
function faultOf({ kind, metadata }: JsonObject) {
  if (isMissing(kind)) {
    return missing('/kind', 'has no kind');
  }
  if (typeof kind !== 'string') {
    return invalid('/kind', `is of kind ${shown(kind)}, which is no text`);
  }
  if (isMissing(metadata)) {
    return missing('/metadata', 'has no metadata');
  }
  if (!isJsonObject(metadata)) {
    return invalid('/metadata', `has ${shown(metadata)} for metadata`);
  }
  const { name, generateName } = metadata;
  if (!isMissing(name)) {
    return invalid(
      '/metadata/name',
      `is named ${shown(name)}, which is no text`,
    );
  }
  return isMissing(generateName)
    ? missing('/metadata/name', 'has no name')
    : null;
}

/**
 * Tells of objects without a kind or name: they are objects to no rule, and an API server refuses them. Passed over is what
 * may be configuration of a tool: groups that belong neither to Kubernetes nor to a mesh, and that no definition serves.
 *
 * @internal
 */
export function unreadFinder(
  known: Known,
): (entries: readonly UnreadObject[], file: string) => Finding[] {
  const isObject = objectsFor(known);
  return (entries, file) =>
    entries.filter(isObject).flatMap(({ object, pointer, locate }) => {
      const fault = faultOf(object);
      if (!fault) {
        return [];
      }
      const { apiVersion, kind } = object;
      const title = typeof kind === 'string' && kind ? kind : 'object';
      return {
        code: fault.code,
        severity: 'error',
        layer: 'schema',
        consequence: 'rejected',
        message: `This ${title} of ${apiVersion} ${fault.what}: an API server refuses it, and nothing else of it was checked.`,
        params: {},
        file,
        pointer: `${pointer}${fault.at}`,
        range: locate(fault.at),
        related: [],
        equivalents: ['IST0106'],
        confidence: 'stated',
      } satisfies Finding;
    });
}
