import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';

type Result = Pick<ServiceConfig, 'entityRef' | 'manifests'>;
type Manifest = Result['manifests'][number];

/** What several services claim, with the refs of all of them. */
function claimedTwice(
  results: readonly Result[],
  claimOf: (manifest: Manifest) => string,
): [claim: string, refs: string[]][] {
  const owners = new Map<string, string[]>();
  for (const { entityRef, manifests } of results) {
    for (const claim of new Set(manifests.map(claimOf))) {
      owners.set(claim, [...(owners.get(claim) ?? []), entityRef]);
    }
  }
  return [...owners].filter(([, refs]) => refs.length > 1);
}

/** The object in a cluster; one whose namespace is unknown is nobody's for sure. */
function objectOf({ object, file }: Manifest): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? file : `${object.kind} ${namespace}/${name}`;
}

/**
 * Files that several services of a run claim, as lines of text: only the last one's stays. Then objects that they claim in
 * different files: only the one that is applied last stays.
 *
 * @internal
 */
export function overwritten(results: readonly Result[]): string[] {
  const files = claimedTwice(results, ({ file }) => file);
  const reported = new Set(files.map(([, refs]) => refs.join()));
  const objects = claimedTwice(results, objectOf).filter(
    ([, refs]) => !reported.has(refs.join()),
  );
  return [
    ...files.map(
      ([file, refs]) =>
        `written more than once: ${file}, for ${refs.join(
          ', ',
        )}; the last one stays. State a namespace or Service of its own for each`,
    ),
    ...objects.map(
      ([object, refs]) =>
        `rendered more than once: ${object}, for ${refs.join(
          ', ',
        )}; the one that is applied last stays. Give each a name of its own, or have one of them render it`,
    ),
  ];
}
