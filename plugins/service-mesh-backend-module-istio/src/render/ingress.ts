import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../kinds';
import { corsPolicy, corsPolicyLosses } from './corsPolicy';
import { httpRoutes } from './httpRoutes';
import { hostLosses, ingressHosts, widestHosts } from './ingressHosts';
import { pathsWithin, rewriteOf } from './ingressRewrite';
import { metadata } from './metadata';
import { pathRewrite, publicOperations, rewriteLosses } from './pathRewrite';
import { httpPorts } from './ports';
import { redirects } from './redirects';

/**
 * How users reach the service through a gateway of the platform: the routes of the mesh, bound to the gateway and the hosts
 * that it serves. Names of Gateways are `namespace/name`.
 *
 * @internal
 */
export function renderIngress(input: ServiceInput, target: Target): Rendering {
  const { service, policy } = input;
  const hosts = ingressHosts(input);
  const gateway = policy.service['traffic.ingress.gateway'];
  const rewrite = policy.service['traffic.ingress.rewrite'];
  const paths = pathRewrite(input);
  if (!gateway || httpPorts(service).length === 0) {
    return { manifests: [], losses: [] };
  }
  if (!hosts) {
    return { manifests: [], losses: hostLosses(input, target) };
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
          hosts: cite(widestHosts(hosts)),
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
              corsPolicy: corsPolicy(input),
            })),
          ],
        },
      }),
    ],
    losses: [
      ...hostLosses(input, target),
      ...rewriteLosses(input, target),
      ...corsPolicyLosses(input, target),
    ],
  };
}
