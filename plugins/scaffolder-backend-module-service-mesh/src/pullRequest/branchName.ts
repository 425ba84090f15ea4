import { createHash } from 'node:crypto';
import { ServiceDelivery } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Longest name in a branch, in characters. */
const MAX_NAME = 60;

const forBranch = (name: string) =>
  name.replace(/[^A-Za-z0-9]+/g, '-').slice(0, MAX_NAME);

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);

function subjectOf(deliveries: readonly Pick<ServiceDelivery, 'config'>[]) {
  const refs = [...new Set(deliveries.map(({ config }) => config.entityRef))];
  const { service } = deliveries[0].config;
  return refs.length === 1
    ? forBranch(service.name)
    : `${forBranch(service.system ?? 'services')}-${hashOf(refs.sort())}`;
}

/**
 * What the branch of a pull request is called: by its subject, so that a later run on that has the same. Where that cannot
 * update the pull request, {@link branchForFiles} tells them apart.
 *
 * @param deliveries - at least one
 * @internal
 */
export function branchName(
  deliveries: readonly Pick<ServiceDelivery, 'config'>[],
): string {
  const [{ config }] = deliveries;
  const environments = [
    ...new Set(deliveries.map(each => each.config.target.environment)),
  ];
  return [
    `service-mesh/${subjectOf(deliveries)}`,
    forBranch(config.target.mesh),
    ...environments.map(forBranch),
  ].join('-');
}

/**
 * A branch for files alone: the same files give the same one, and others one of their own.
 *
 * @param subject - what {@link branchName} gives
 * @internal
 */
export function branchForFiles(
  subject: string,
  files: readonly { file: string; yaml: string }[],
  filesToDelete: readonly string[],
): string {
  const content = files
    .map(({ file, yaml }) => [file, yaml])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${subject}-${hashOf([content, [...filesToDelete].sort()])}`;
}

/** Ends the branches of {@link branchForFiles}. */
const HASH = /-[0-9a-f]{8}$/;

/**
 * Whether two branches are for files of one subject.
 *
 * @internal
 */
export const haveOneSubject = (branch: string, other: string) =>
  HASH.test(other) && branch.replace(HASH, '') === other.replace(HASH, '');
