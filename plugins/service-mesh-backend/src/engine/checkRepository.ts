import {
  RepositoryCheck,
  RepositoryFile,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  bundleFolder,
  compareFiles,
  kustomizations,
  readPresentFile,
  TextFile,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Compares what is generated for a service with the files of its own folder.
 *
 * @param texts - YAML files of the place that the catalog names; those of other folders do not matter
 * @returns text of our own files alone: what else is there may be anybody's, and its reader not entitled to it
 * @internal
 */
export function checkRepository(
  config: ServiceConfig,
  texts: readonly TextFile[],
): Pick<RepositoryCheck, 'state' | 'files'> {
  const folder = bundleFolder(config.service, config.target);
  const present = texts
    .filter(({ file }) => file.startsWith(`${folder}/`))
    .map(readPresentFile);
  const list = `${folder}/kustomization.yaml`;
  const isKustomized = present.some(
    ({ file, isOurs }) => isOurs && file === list,
  );
  const generated = [
    ...config.manifests.map(({ file, yaml }) => ({ file, yaml })),
    ...(isKustomized ? kustomizations(config.manifests, config.target) : []),
  ];
  const before = new Map(
    present.flatMap(({ file, text, isOurs }) => (isOurs ? [[file, text]] : [])),
  );
  const after = new Map(generated.map(({ file, yaml }) => [file, yaml]));
  const files = compareFiles(generated, present, [folder])
    .filter(({ state }) => state !== 'unchanged')
    .map(
      (compared): RepositoryFile => ({
        ...compared,
        before: before.get(compared.file) ?? null,
        after: after.get(compared.file) ?? null,
      }),
    );
  return { state: stateOf(files, generated.length), files };
}

function stateOf(
  files: readonly RepositoryFile[],
  count: number,
): RepositoryCheck['state'] {
  if (files.length === 0) {
    return 'in-step';
  }
  const added = files.filter(({ state }) => state === 'added').length;
  return added === count && added === files.length ? 'absent' : 'differs';
}
