import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  callersByOperationLosses,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { obstacleToRoutes } from './heldCallers';
import { sharedPermitsOf, unroutable } from './operationRoutes';

const leaf = 'security.callers.granularity';

function ignoredPaths(
  { admission, policy }: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const callers = admission.callers
    .filter(caller => caller.paths !== null)
    .map(caller => caller.name);
  const isWhole = policy.service[leaf]?.value !== 'operation';
  return isWhole && admission.mode === 'listed' && callers.length > 0
    ? [
        {
          mesh,
          leaf,
          scope: { callers },
          reason:
            'Callers are authorized for the whole port, so the paths they are limited to are ignored.',
          alternative: `Set ${leaf} to operation.`,
        },
      ]
    : [];
}

const obstacles = {
  audit: {
    reason:
      'At stage audit callers are authorized for the whole port: a route on a Server answers 404 to what no route matches, even where it only reports. Calls of operations that are open to everybody are reported like those of strangers.',
    alternative:
      'Set security.stage to enforce to hold callers to operations; nothing is refused until then.',
  },
  probes: {
    reason:
      'The paths of the HTTP probes are not known, and the first route on a Server ends their automatic authorization. Callers are authorized for the whole port; so is everybody where an operation is open to everybody.',
    alternative: 'State them in the annotation mesh-configurator.io/probes.',
  },
  'no-http': {
    reason:
      'The service has no port that speaks HTTP, so that callers are authorized for the whole port.',
    alternative:
      'Name the protocol of the port in the annotation mesh-configurator.io/ports.',
  },
};

/** Callers admitted to more than is meant for them, since routes do not tell the requests apart. */
function sharedRoutes(input: ServiceInput, { mesh }: Target): Loss[] {
  const shared = sharedPermitsOf(input).filter(({ gained }) => gained.length);
  const operations = shared.flatMap(({ operation }) => operation ?? []);
  const callers = shared.flatMap(({ gained }) => gained.map(c => c.name));
  return shared.length
    ? [
        {
          mesh,
          leaf,
          scope: {
            ...(operations.length ? { operations } : {}),
            callers: [...new Set(callers)].sort(),
          },
          reason:
            'Requests for these operations match the paths of others too, of operations, probes or callers, and Linkerd prefers neither: the callers of either are admitted to both.',
          alternative:
            'Give the operations paths that no parameter of another stands for.',
        },
      ]
    : [];
}

function unroutedCallers(input: ServiceInput, { mesh }: Target): Loss[] {
  const permits = unroutable(input, sharedPermitsOf(input));
  return permits.some(({ own }) => own.length)
    ? [
        {
          mesh,
          leaf,
          scope: { operations: permits.flatMap(p => p.operation ?? []) },
          reason:
            'No route can say the method or path of these operations, so that their callers are admitted to every request that no operation describes.',
          alternative:
            'Use one of the nine methods of HTTP and a path of at most 1024 characters.',
        },
      ]
    : [];
}

/**
 * What the policy says about callers that is not rendered.
 *
 * @internal
 */
export function authorizationLosses(
  input: ServiceInput,
  target: Target,
): Loss[] {
  const obstacle = obstacleToRoutes(input);
  const common = [
    ...ignoredPaths(input, target),
    ...callersByOperationLosses(input, target),
  ];
  switch (obstacle) {
    case 'unwanted':
      return common;
    case 'none':
      return [
        ...common,
        ...sharedRoutes(input, target),
        ...unroutedCallers(input, target),
      ];
    default:
      return [
        ...common,
        { mesh: target.mesh, leaf, scope: {}, ...obstacles[obstacle] },
      ];
  }
}
