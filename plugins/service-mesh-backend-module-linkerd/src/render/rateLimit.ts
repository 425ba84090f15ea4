import {
  Loss,
  LossScope,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpLocalRateLimitPolicy } from '../kinds';
import { operationsApart } from './asked';
import { metadataOf } from './metadata';
import { routedPort, servedPorts } from './ports';
import { hasServers } from './server';

const LEAF = 'resilience.rateLimit.requestsPerSecond';

function perOperation(input: ServiceInput, { mesh }: Target): Loss[] {
  const operations = operationsApart(input, LEAF);
  return operations.length === 0
    ? []
    : [
        {
          mesh,
          leaf: LEAF,
          scope: { operations },
          reason: 'Linkerd limits the requests of a whole port.',
          alternative: `Set ${LEAF} on the component, or limit these operations in the service.`,
        },
      ];
}

/**
 * Requests per second that each proxy of the service admits.
 *
 * @internal
 */
export function renderRateLimit(
  input: ServiceInput,
  target: Target,
): Rendering {
  const limit = input.policy.service[LEAF];
  const port = routedPort(input.service);
  const served = servedPorts(input.service).find(
    candidate => candidate.port.targetPort === port?.targetPort,
  );
  const losses = perOperation(input, target);
  if (!limit || !served) {
    return { manifests: [], losses };
  }
  const lost = (
    reason: string,
    alternative: string,
    scope: LossScope = {},
  ) => ({
    manifests: [],
    losses: [
      ...losses,
      { mesh: target.mesh, leaf: LEAF, scope, reason, alternative },
    ],
  });
  if (served.port.protocol === 'grpc') {
    return lost(
      'Linkerd does not limit requests to a gRPC port.',
      'Limit the rate in the service.',
    );
  }
  if (!hasServers(input)) {
    return lost(
      'A rate limit needs a Server, which would deny every caller that nobody has declared.',
      'Declare the callers of the service, or limit the rate at the ingress.',
    );
  }
  const { serviceName } = input.service;
  return {
    manifests: [
      draftManifest(httpLocalRateLimitPolicy, {
        ...metadataOf(input),
        phase: 3,
        spec: {
          targetRef: {
            group: 'policy.linkerd.io',
            kind: 'Server',
            name: cite(serviceName, objectName(input.service, served.suffix)),
          },
          total: { requestsPerSecond: cite(limit) },
        },
      }),
    ],
    losses,
  };
}
