import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Asked, Subject } from './law';

/**
 * Whether a loss of a setting is about an operation; any is about requests that no operation describes (`null`).
 *
 * @internal
 */
export function isLost(
  { losses }: Subject['service'],
  leaf: string,
  operation: Operation | null,
): boolean {
  return losses.some(
    loss =>
      (loss.leaf === leaf || loss.leaf.startsWith(`${leaf}.`)) &&
      (!operation || (loss.scope.operations?.includes(operation.id) ?? true)),
  );
}

/** Whether a path may be among those that stand for a template which Istio cannot say. */
function mayStandFor({ path }: Operation, asked: Asked): boolean {
  const given = asked.path.split('/').slice(1);
  const greedy = path.segments.findIndex(segment =>
    segment.some(part => 'parameter' in part && part.greedy),
  );
  const length = greedy < 0 ? path.segments.length : greedy;
  return (
    (greedy < 0 ? given.length === length : given.length >= length) &&
    path.segments
      .slice(0, length)
      .every(
        (segment, i) =>
          segment.some(part => 'parameter' in part) ||
          segment.map(part => 'literal' in part && part.literal).join('') ===
            given[i],
      )
  );
}

/**
 * Whether a loss tells that a token is required of a request too that no operation describes.
 *
 * @internal
 */
export function isWidenedFor(
  service: Subject['service'],
  asked: Asked,
): boolean {
  return service.input.service.operations.some(operation => {
    const bare = { ...asked, path: asked.path.replace(/(.)\/$/, '$1') };
    return (
      operation.method === asked.method &&
      service.input.endUser.some(({ operations }) =>
        operations.includes(operation.id),
      ) &&
      // A token is required with and without a trailing slash: applications tend to answer both.
      (mayStandFor(operation, asked) || mayStandFor(operation, bare))
    );
  });
}
