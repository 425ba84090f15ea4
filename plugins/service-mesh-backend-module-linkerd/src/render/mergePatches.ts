import {
  Cited,
  ManifestDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  !(value instanceof Cited);

function merge(a: Node, b: Node): Node {
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const known = merged[key];
    merged[key] = isNode(known) && isNode(value) ? merge(known, value) : value;
  }
  return merged;
}

const nameOf = ({ name }: ManifestDraft) =>
  name instanceof Cited ? name.value : name;

/**
 * Makes one patch of those for the same object, in the place of the first; it is applied when the last of them would be.
 *
 * @internal
 */
export function mergePatches(
  manifests: readonly ManifestDraft[],
): ManifestDraft[] {
  const result: ManifestDraft[] = [];
  for (const manifest of manifests) {
    const index = result.findIndex(
      other =>
        manifest.role === 'patch' &&
        other.role === 'patch' &&
        other.kind === manifest.kind &&
        nameOf(other) === nameOf(manifest),
    );
    if (index < 0) {
      result.push(manifest);
    } else {
      const first = result[index];
      const annotations =
        first.annotations || manifest.annotations
          ? { ...first.annotations, ...manifest.annotations }
          : undefined;
      result[index] = {
        ...first,
        ...(annotations && { annotations }),
        body: merge(first.body, manifest.body),
        phase: first.phase > manifest.phase ? first.phase : manifest.phase,
      };
    }
  }
  return result;
}
