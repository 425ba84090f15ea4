import {
  Json,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Recognition } from './recognition';

/** JSON with the members of every object in alphabetical order. */
function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    return `{${Object.keys(value)
      .sort()
      .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Annotations that mean something to a mesh, and none of ours. */
const meaningful = ({ metadata }: KubernetesObject) =>
  Object.entries(metadata.annotations ?? {})
    .filter(([name]) => /^[a-z.]*(istio|linkerd)\.io\//.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Whether a generated object is the counterpart of an existing one and says exactly the same.
 *
 * @internal
 */
export function isGeneratedAlike(
  { counterpart, object }: Pick<Recognition, 'counterpart' | 'object'>,
  generated: KubernetesObject,
): boolean {
  return (
    counterpart?.kind === generated.kind &&
    [counterpart.name, object.metadata.name].includes(
      generated.metadata.name,
    ) &&
    canonical(object.spec) === canonical(generated.spec) &&
    canonical(meaningful(object)) === canonical(meaningful(generated))
  );
}
