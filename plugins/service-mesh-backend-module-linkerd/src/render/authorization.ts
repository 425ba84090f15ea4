import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationLosses } from './authorizationLosses';
import { renderGrant, serverGrant } from './grant';
import { httpServed, obstacleToRoutes } from './heldCallers';
import { renderOperationRoutes } from './operationRoutes';
import { servedPorts } from './ports';
import { hasServers } from './server';

const names = { identities: 'callers', networks: 'networks' };

/**
 * Callers of whole ports. An operation open to everybody opens all of its port where requests should be told apart and
 * cannot be; at stage audit nothing is refused anyway.
 */
function renderPorts(input: ServiceInput): ManifestDraft[] {
  const { callers } = input.admission;
  const everybody = callers.filter(({ kind }) => kind === 'everybody');
  const named = callers.filter(caller => !everybody.includes(caller));
  return [
    ...renderGrant(
      input,
      serverGrant(named, names, servedPorts(input.service)),
    ),
    ...(obstacleToRoutes(input) === 'probes'
      ? renderGrant(
          input,
          serverGrant(
            everybody,
            { identities: 'everybody', networks: 'everybody' },
            httpServed(input),
          ),
        )
      : []),
  ];
}

/**
 * Who may call: the declared service accounts and address ranges, for whole ports or single operations.
 *
 * @internal
 */
export function renderAuthorization(
  input: ServiceInput,
  target: Target,
): Rendering {
  const losses = authorizationLosses(input, target);
  if (!hasServers(input)) {
    return { manifests: [], losses };
  }
  return {
    manifests:
      obstacleToRoutes(input) === 'none'
        ? renderOperationRoutes(input)
        : renderPorts(input),
    losses,
  };
}
