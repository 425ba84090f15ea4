import {
  KubernetesObject,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A file that is generated.
 *
 * @public
 */
export interface GeneratedText {
  /** Path below the config location. */
  file: string;
  yaml: string;
  /** The objects in it, where it takes the place of a file that was there before. */
  replaces?: KubernetesObject[];
}

/**
 * The files of some manifests: one each, but for those that take the places of objects which stood in one file together.
 *
 * @public
 */
export function generatedFiles(
  manifests: readonly RenderedManifest[],
): GeneratedText[] {
  const files = new Map<string, GeneratedText>();
  for (const { file, yaml, object, adopted } of manifests) {
    const shared = adopted ? files.get(file) : undefined;
    files.set(file, {
      file,
      yaml: shared ? `${shared.yaml}---\n${yaml}` : yaml,
      ...(adopted ? { replaces: [...(shared?.replaces ?? []), object] } : {}),
    });
  }
  return [...files.values()];
}
