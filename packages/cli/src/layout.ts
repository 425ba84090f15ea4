import { InputError } from '@backstage/errors';
import {
  Manifest,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { kustomizations } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Ways to lay out generated files: alone, or with a kustomization in each folder.
 *
 * @internal
 */
export type Layout = 'plain' | 'kustomize';

/**
 * Reads the option `--layout`.
 *
 * @throws InputError for another layout.
 * @internal
 */
export function readLayout(layout: string = 'plain'): Layout {
  if (layout !== 'plain' && layout !== 'kustomize') {
    throw new InputError(
      `No layout '${layout}'; the layouts are plain, kustomize`,
    );
  }
  return layout;
}

/**
 * The files that a layout adds to those of the manifests.
 *
 * @internal
 */
export function layoutFiles(
  layout: Layout,
  manifests: readonly Manifest[],
  target: Target,
): { file: string; yaml: string }[] {
  return layout === 'kustomize' ? kustomizations(manifests, target) : [];
}
