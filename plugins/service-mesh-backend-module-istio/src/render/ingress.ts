import {
  Sourced,
  PolicyValues,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../kinds';
import { httpRoutes } from './httpRoutes';
import { metadata } from './metadata';
import { httpPorts } from './ports';

function corsPolicy(cors: Sourced<PolicyValues['traffic.ingress.cors']>) {
  const { allowOrigins, maxAge, ...rest } = cors.value;
  return cite(cors, {
    allowOrigins: allowOrigins?.map(origin => ({ exact: origin })),
    maxAge,
    ...rest,
  });
}

/**
 * How users reach the service through a gateway of the platform: the routes of the mesh, bound to the gateway and the hosts
 * that it serves. Names of Gateways are `namespace/name`.
 *
 * @internal
 */
export function renderIngress(input: ServiceInput, target: Target): Rendering {
  const { service, policy } = input;
  const hosts = policy.service['traffic.ingress.hosts'];
  const gateway = policy.service['traffic.ingress.gateway'];
  const cors = policy.service['traffic.ingress.cors'];
  const rewrite = policy.service['traffic.ingress.rewrite'];
  const authority = rewrite?.value.authority;
  if (!hosts || !gateway || httpPorts(service).length === 0) {
    return { manifests: [], losses: [] };
  }
  return {
    manifests: [
      draftManifest(VirtualService, {
        ...metadata(service, 'ingress'),
        phase: 2,
        spec: {
          hosts: cite(hosts),
          gateways: [cite(gateway, gateway.value.replace(/^Gateway\//, ''))],
          http: httpRoutes(input, target, false).map(route => ({
            ...route,
            rewrite:
              rewrite && authority !== undefined
                ? { authority: cite(rewrite, authority) }
                : undefined,
            corsPolicy: cors && corsPolicy(cors),
          })),
        },
      }),
    ],
    losses: [],
  };
}
