import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  NamespacedService,
  NamespaceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { declaredEgress } from './declaredEgress';

type Egress = ReturnType<typeof declaredEgress>;

const egressLoss = (
  { mesh }: Target,
  reason: string,
  alternative: string,
): Loss => ({ mesh, leaf: 'security.egress', scope: {}, reason, alternative });

const idsOf = (services: NamespacedService[]) =>
  services.map(({ identity }) => identity.id).join(', ');

/** Services whose calls would be cut off for what others ask. */
function notAsking({ services }: NamespaceInput) {
  return services.filter(
    ({ policy }) => policy['security.egress']?.value !== 'declared',
  );
}

/** No declared dependency says nothing about what a service calls. */
function silent({ services }: NamespaceInput) {
  return services.filter(
    ({ callees, externals }) => callees.length + externals.length === 0,
  );
}

/**
 * Why calls to outside are not restricted; `null` where nothing stands in the way.
 *
 * @internal
 */
export function egressObstacle(
  input: NamespaceInput,
  target: Target,
  { ports, missing }: Egress,
): Loss | null {
  const mixed = ports.filter(({ kinds }) => kinds.length > 1);
  const connections = ports.filter(({ kinds }) => !kinds.includes('http'));
  const obstacles: [boolean, string, string][] = [
    [
      notAsking(input).length > 0,
      `An EgressNetwork is for every Pod of the namespace, and ${idsOf(
        notAsking(input),
      )} may call anything.`,
      'Set security.egress to declared for all services of the namespace.',
    ],
    [
      !input.deniesCalls,
      'An EgressNetwork is for every Pod of the namespace, of which not every one is known to enforce.',
      'Have every service of the namespace enforce, and leave nothing else in it.',
    ],
    [
      silent(input).length > 0,
      `The catalog declares no dependency of ${idsOf(
        silent(input),
      )}, which says nothing about what it calls.`,
      'Declare what it calls with consumesApis and dependsOn.',
    ],
    [
      missing.length > 0,
      `A call would be cut off while nobody states ${missing.join(', ')}.`,
      'State these with the annotation endpoint on a Resource or API.',
    ],
    [
      mixed.length > 0,
      `Several protocols are called on port ${mixed
        .map(({ port }) => port.value)
        .join(', ')}, of which Linkerd reads the routes of one only.`,
      'Call them on ports of their own.',
    ],
    [
      connections.length > 0 && target.gatewayApiChannel !== 'experimental',
      `Calls to port ${connections
        .map(({ port }) => port.value)
        .join(
          ', ',
        )} need a TLSRoute or TCPRoute, of which Linkerd reads v1alpha2 only, and the standard channel of the Gateway API does not serve it.`,
      'Install the experimental channel, and say so in serviceMesh.targets.gatewayApi.channel.',
    ],
  ];
  const found = obstacles.find(([stands]) => stands);
  return found
    ? egressLoss(
        target,
        `${found[1]} Calls to outside are not restricted.`,
        found[2],
      )
    : null;
}

/**
 * What restricting the calls leaves open, and cuts off without being asked.
 *
 * @internal
 */
export function egressLosses(target: Target, { ports }: Egress): Loss[] {
  const blind = ports.filter(({ kinds }) => kinds.includes('tcp'));
  return [
    egressLoss(
      target,
      'Every Pod of the namespace may call what any of its services declares, and anything in the networks of the cluster; addresses such as 169.254.169.254, where clouds answer about a machine, are outside.',
      'Declare the metadata service of the cloud as a Resource with an endpoint where Pods use it, and pair the EgressNetwork with a NetworkPolicy.',
    ),
    ...(blind.length
      ? [
          egressLoss(
            target,
            `Linkerd knows TCP by port alone: on port ${blind
              .map(({ port }) => port.value)
              .join(', ')} any address outside may be called.`,
            'Call the hosts by TLS, or limit the addresses with a NetworkPolicy.',
          ),
        ]
      : []),
  ];
}
