import {
  childPointer,
  Json,
  JsonObject,
  JsonPointer,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  readShares,
  serviceHost,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../hosts';
import { items, members } from '../lenient';
import { policyDuration } from './duration';
import { obstacle, otherMembers, Reading, together } from './reading';

/**
 * Whose destinations are looked at.
 *
 * @internal
 */
export interface Whose {
  service: Service;
  target: Target;
  /** Of the object that names them. */
  namespace: string;
}

/** What keeps a destination from being the service or a version of it. */
function misled(
  destination: JsonObject,
  pointer: JsonPointer,
  { service, target, namespace }: Whose,
): Reading['obstacles'] {
  const { host, port } = destination;
  const own = normalHost(serviceHost(service, target), '');
  const number = members(port).number;
  return [
    ...(typeof host === 'string' && normalHost(host, namespace) === own
      ? []
      : [
          {
            pointer: childPointer(pointer, 'host'),
            reason: 'it is another host than the service',
          },
        ]),
    ...(port === undefined ||
    service.ports.value.some(known => known.port === number)
      ? []
      : [
          {
            pointer: childPointer(pointer, 'port'),
            reason: 'the service has no such port',
          },
        ]),
    ...otherMembers(destination, ['host', 'port', 'subset'], pointer),
  ];
}

const subsetOf = (destination: JsonObject) =>
  typeof destination.subset === 'string' ? destination.subset : null;

/**
 * Shares of versions in percent, without those that get nothing; `null` where no version is named.
 *
 * @internal
 */
export function readWeights(
  rule: JsonObject,
  pointer: JsonPointer,
  whose: Whose,
): { weights: Record<string, number> | null; obstacles: Reading['obstacles'] } {
  const routes = items(rule.route);
  const at = childPointer(pointer, 'route');
  const obstacles = routes.flatMap((route, index) => {
    const place = childPointer(at, index);
    return [
      ...misled(
        members(route.destination),
        childPointer(place, 'destination'),
        whose,
      ),
      ...otherMembers(route, ['destination', 'weight'], place),
    ];
  });
  const shares = routes
    .map(({ destination, weight }) => ({
      version: subsetOf(members(destination)),
      percent: routes.length === 1 ? 100 : Number(weight ?? 0),
    }))
    .filter(({ percent }) => percent !== 0);
  const read = readShares(shares, at);
  return { ...read, obstacles: [...obstacles, ...read.obstacles] };
}

const percentOf = (percentage: Json | undefined) =>
  percentage === undefined ? 100 : members(percentage).value;

function readMirror(
  rule: JsonObject,
  pointer: JsonPointer,
  whose: Whose,
): Reading {
  const [first, ...others] = Array.isArray(rule.mirrors)
    ? items(rule.mirrors)
    : [
        ...(rule.mirror === undefined
          ? []
          : [
              {
                destination: rule.mirror,
                ...(rule.mirrorPercentage === undefined
                  ? {}
                  : { percentage: rule.mirrorPercentage }),
              },
            ]),
      ];
  if (first === undefined) {
    return { settings: [], obstacles: [] };
  }
  const at = childPointer(pointer, rule.mirrors ? 'mirrors' : 'mirror');
  const destination = members(first.destination);
  const version = subsetOf(destination);
  const percent = percentOf((first as JsonObject).percentage);
  if (version === null || others.length > 0 || typeof percent !== 'number') {
    return obstacle(at, 'policy sends copies to one version of the service');
  }
  return {
    settings: [
      { leaf: 'traffic.mirror.to', value: version, pointer: at },
      { leaf: 'traffic.mirror.percent', value: percent, pointer: at },
    ],
    obstacles: misled(destination, at, whose),
  };
}

function readFault(rule: JsonObject, pointer: JsonPointer): Reading {
  if (rule.fault === undefined) {
    return { settings: [], obstacles: [] };
  }
  const at = childPointer(pointer, 'fault');
  const delay = members(members(rule.fault).delay);
  const fixed = policyDuration(delay.fixedDelay);
  const percent = percentOf(delay.percentage);
  if (fixed === null || typeof percent !== 'number') {
    return obstacle(at, 'policy has delays of a fixed length only');
  }
  return {
    settings: [
      { leaf: 'traffic.fault.delay.fixed', value: fixed, pointer: at },
      { leaf: 'traffic.fault.delay.percent', value: percent, pointer: at },
    ],
    obstacles: [
      ...otherMembers(members(rule.fault), ['delay'], at),
      ...otherMembers(delay, ['fixedDelay', 'percentage'], `${at}/delay`),
    ],
  };
}

/**
 * Copies and delays of a rule of a VirtualService.
 *
 * @internal
 */
export function readExtras(
  rule: JsonObject,
  pointer: JsonPointer,
  whose: Whose,
): Reading {
  return together([readMirror(rule, pointer, whose), readFault(rule, pointer)]);
}
