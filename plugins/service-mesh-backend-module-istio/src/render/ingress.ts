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
import { pathsWithin, rewriteOf } from './ingressRewrite';
import { metadata } from './metadata';
import { pathRewrite, publicOperations, rewriteLosses } from './pathRewrite';
import { httpPorts } from './ports';
import { redirects } from './redirects';

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
  const paths = pathRewrite(input);
  if (!hosts || !gateway || httpPorts(service).length === 0) {
    return { manifests: [], losses: [] };
  }
  const operations = paths
    ? publicOperations(input, paths.value)
    : service.operations;
  return {
    manifests: [
      draftManifest(VirtualService, {
        ...metadata(service, 'ingress'),
        phase: 2,
        spec: {
          hosts: cite(hosts),
          gateways: [cite(gateway, gateway.value.replace(/^Gateway\//, ''))],
          http: [
            ...redirects(input),
            ...httpRoutes(
              { ...input, service: { ...service, operations } },
              target,
              false,
              pathsWithin(paths),
            ).map(route => ({
              ...route,
              rewrite: rewrite && rewriteOf(rewrite, paths),
              corsPolicy: cors && corsPolicy(cors),
            })),
          ],
        },
      }),
    ],
    losses: rewriteLosses(input, target),
  };
}
