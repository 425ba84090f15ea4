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
 * The branch of a pull request. Where a later run can update the pull request, the branch is named by its subject alone;
 * elsewhere by the files too, so that the same files give the same branch and others one of their own.
 *
 * @param deliveries - at least one
 * @internal
 */
export function branchName(
  deliveries: readonly Pick<ServiceDelivery, 'config' | 'files'>[],
  { canUpdate }: { canUpdate: boolean },
): string {
  const [{ config }] = deliveries;
  const environments = [
    ...new Set(deliveries.map(each => each.config.target.environment)),
  ];
  const files = deliveries
    .flatMap(each => each.files)
    .map(({ file, yaml }) => [file, yaml])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `service-mesh/${subjectOf(deliveries)}`,
    forBranch(config.target.mesh),
    ...environments.map(forBranch),
    ...(canUpdate ? [] : [hashOf(files)]),
  ].join('-');
}
