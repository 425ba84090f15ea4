import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';

const identity = ({ code, message, entityRef, resource }: Finding) =>
  JSON.stringify([code, message, entityRef, resource]);

/**
 * The findings that come and those that go, wherever the others moved.
 *
 * @internal
 */
export function findingChanges(
  before: readonly Finding[],
  after: readonly Finding[],
): { come: Finding[]; gone: Finding[] } {
  const older = new Set(before.map(identity));
  const newer = new Set(after.map(identity));
  return {
    come: after.filter(finding => !older.has(identity(finding))),
    gone: before.filter(finding => !newer.has(identity(finding))),
  };
}
