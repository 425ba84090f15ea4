import { posix } from 'node:path';
import {
  JsonObject,
  Manifest,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { inOrder } from './finalize';
import { listHeader } from './header';
import { writeYaml } from './yaml';

/** A component, since patches must find objects that only the team's overlay holds. */
const head = {
  apiVersion: 'kustomize.config.k8s.io/v1alpha1',
  kind: 'Component',
};

/** The folder of a manifest's bundle; patches stand in a folder of their own below it. */
function folderOf({ file, role }: Manifest): string {
  const folder = posix.dirname(file);
  return role === 'patch' ? posix.dirname(folder) : folder;
}

function component(folder: string, manifests: readonly Manifest[]): JsonObject {
  const paths = (role: Manifest['role']) => [
    ...new Set(
      manifests
        .filter(manifest => manifest.role === role)
        .map(({ file }) => posix.relative(folder, file)),
    ),
  ];
  const resources = paths('own');
  const patches = paths('patch').map(path => ({ path }));
  return {
    ...head,
    ...(resources.length ? { resources } : {}),
    ...(patches.length ? { patches } : {}),
  };
}

/**
 * The `kustomization.yaml` of each bundle among manifests: what is applied, in order, and the patches of objects that
 * somebody else owns. A patch names its object itself, so that Kustomize refuses one whose object is not there. What keeps the
 * file of an object that was there before stays in whatever list that file is in.
 *
 * @public
 */
export function kustomizations(
  manifests: readonly Manifest[],
  target: Pick<Target, 'mesh'>,
): { file: string; yaml: string }[] {
  const ordered = inOrder(manifests.filter(({ adopted }) => !adopted));
  return [...new Set(ordered.map(folderOf))].sort().map(folder => {
    const content = component(
      folder,
      ordered.filter(manifest => folderOf(manifest) === folder),
    );
    return {
      file: `${folder}/kustomization.yaml`,
      yaml: writeYaml(content, listHeader(target.mesh, content)).text,
    };
  });
}
