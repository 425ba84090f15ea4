import {
  JsonPointer,
  Port,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  members,
  otherMembers,
  readShares,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteRule } from '../read';

/**
 * Whose backends are looked at.
 *
 * @internal
 */
export interface Whose {
  service: Service;
  port: Port;
  /** Versions by name of the Service that leads to them. */
  versions: ReadonlyMap<string, string>;
}

type Backend = NonNullable<RouteRule['backendRefs']>[number];

function misled(
  ref: Backend,
  pointer: JsonPointer,
  { service, port, versions }: Whose,
): Remark[] {
  const { kind = 'Service', namespace = service.namespace.value } = ref;
  const isKnown =
    kind === 'Service' &&
    ['', 'core'].includes(ref.group ?? '') &&
    namespace === service.namespace.value &&
    (ref.name === service.serviceName.value || versions.has(ref.name));
  return [
    ...(isKnown
      ? []
      : [
          {
            pointer,
            reason:
              'it is neither the service nor the Service of a version that the catalog knows',
          },
        ]),
    ...(ref.port === port.port
      ? []
      : [{ pointer, reason: 'it is another port than that of the route' }]),
    ...otherMembers(
      members(ref),
      ['group', 'kind', 'namespace', 'name', 'port', 'weight'],
      pointer,
    ),
  ];
}

/**
 * Shares of versions in percent, without those that get nothing; `null` where requests go to the service itself. Weights are
 * shares of their sum, and 1 where none is written (Gateway API 1.0).
 *
 * @internal
 */
export function readWeights(
  { backendRefs = [] }: RouteRule,
  pointer: JsonPointer,
  whose: Whose,
): { weights: Record<string, number> | null; obstacles: Remark[] } {
  const at = `${pointer}/backendRefs`;
  const obstacles = backendRefs.flatMap((ref, index) =>
    misled(ref, `${at}/${index}`, whose),
  );
  const shares = backendRefs
    .map(({ name, weight = 1 }) => ({
      version: whose.versions.get(name) ?? null,
      weight,
    }))
    .filter(({ weight }) => weight > 0);
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  const read = readShares(
    shares.map(({ version, weight }) => ({
      version,
      percent: (weight * 100) / total,
    })),
    at,
  );
  return { ...read, obstacles: [...obstacles, ...read.obstacles] };
}
