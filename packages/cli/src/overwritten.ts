import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Files that several services of a run claim, as lines of text: only the last one's stays.
 *
 * @internal
 */
export function overwritten(
  results: readonly Pick<ServiceConfig, 'entityRef' | 'manifests'>[],
): string[] {
  const claims = results.flatMap(({ entityRef, manifests }) =>
    manifests.map(({ file }) => ({ file, entityRef })),
  );
  const owners = claims.reduce(
    (all, { file, entityRef }) =>
      all.set(file, [...(all.get(file) ?? []), entityRef]),
    new Map<string, string[]>(),
  );
  return [...owners]
    .filter(([, refs]) => refs.length > 1)
    .map(
      ([file, refs]) =>
        `written more than once: ${file}, for ${refs.join(
          ', ',
        )}; the last one stays. State a namespace or Service of its own for each`,
    );
}
