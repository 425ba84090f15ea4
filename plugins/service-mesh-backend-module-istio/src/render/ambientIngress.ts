import {
  Loss,
  Operation,
  Port,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  parsePathTemplate,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { servesHttps } from './ambientGateway';
import { corsFilters, corsLosses } from './corsFilter';
import { isRouteHostname } from './httpRouteValues';
import { hostLosses } from './ingressHosts';
import { filterLosses, redirectRules, rewriteFilters } from './ingressFilters';
import { pathRewrite, publicPaths, rewriteLosses } from './pathRewrite';
import { httpOperations, httpPorts } from './ports';
import { chunks, HttpRouteRule, routeParts } from './routeParts';
import { waypointOf } from './waypoint';
import { MESH_DEFAULT, refusedRetry } from './waypointRetry';

/** Host names that every release of the Gateway API admits in a route. */
const MAX_HOSTNAMES = 16;

/** Host names that a route can name; the host `*` is none of them, but their absence. */
function hostnames(hosts: Sourced<string[]>): string[] {
  return hosts.value.filter(isRouteHostname);
}

/** One frame of routes for each sixteen hosts. Without any, a route is for all hosts, which only `*` asks for. */
function frames(
  hosts: Sourced<string[]>,
  gateway: Sourced<string>,
  port: number | undefined,
) {
  const [, namespace, name] = gateway.value.split('/');
  const parentRefs = [
    {
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      namespace: cite(gateway, namespace),
      name: cite(gateway, name),
      port,
    },
  ];
  return hosts.value.includes('*')
    ? [{ parentRefs }]
    : chunks(hostnames(hosts), MAX_HOSTNAMES).map(part => ({
        parentRefs,
        hostnames: cite(hosts, part),
      }));
}

/** What the methods of a gRPC service begin with. */
const servicePath = ({ path }: Operation) =>
  path.template.slice(0, path.template.lastIndexOf('/'));

/** Where requests below a path of the workload go. */
function rule(
  input: ServiceInput,
  target: Target,
  port: Port,
  path: string,
): HttpRouteRule[] {
  const { service } = input;
  const rewrite = pathRewrite(input);
  const [seen] = rewrite
    ? publicPaths(parsePathTemplate(path), rewrite.value)
    : [{ template: path }];
  const value = seen?.template;
  const filters = [
    ...corsFilters(input, target),
    ...rewriteFilters(input, rewrite ? path : undefined),
  ];
  return value === undefined
    ? []
    : [
        {
          matches: [
            {
              path: {
                type: 'PathPrefix',
                value: rewrite ? cite(rewrite, value) : value,
              },
            },
          ],
          filters: filters.length ? filters : undefined,
          backendRefs: [
            {
              name: cite(service.serviceName),
              port: cite(service.ports, port.port),
            },
          ],
          retry: refusedRetry(target),
        },
      ];
}

/** gRPC has a port of its own where there is one; everything else goes to the first that is not gRPC's. */
function rules(input: ServiceInput, target: Target): HttpRouteRule[] {
  const ports = httpPorts(input.service);
  const main = ports.find(({ protocol }) => protocol !== 'grpc') ?? ports[0];
  const grpc = ports.find(port => port.protocol === 'grpc' && port !== main);
  const services = httpOperations(input.service)
    .filter(({ protocol }) => grpc && protocol === 'grpc')
    .map(servicePath);
  return [
    ...redirectRules(input),
    ...[...new Set(services)].flatMap(path =>
      grpc ? rule(input, target, grpc, path) : [],
    ),
    ...rule(input, target, main, pathRewrite(input)?.value.to || '/'),
  ];
}

const toHttps: HttpRouteRule = {
  filters: [
    {
      type: 'RequestRedirect',
      requestRedirect: { scheme: 'https', statusCode: 301 },
    },
  ],
};

function losses(input: ServiceInput, target: Target): Loss[] {
  const { mesh } = target;
  const isUnstated = !waypointOf(target) && !refusedRetry(target);
  return [
    ...hostLosses(input, target),
    ...(isUnstated
      ? [
          {
            mesh,
            leaf: 'resilience.retries.attempts',
            scope: {},
            reason: `The HTTPRoute at the gateway cannot say that requests are not sent again, so that ${MESH_DEFAULT}.`,
            alternative:
              'Set attempts of defaultHttpRetryPolicy to 0 in the configuration of the mesh.',
          },
        ]
      : []),
    ...rewriteLosses(input, target),
    ...filterLosses(input, target),
    ...corsLosses(input, target),
  ];
}

/**
 * How users reach a service in ambient: through a Gateway of the Gateway API. Its routes send everything to the Service; how
 * requests are divided and treated is said by the routes of the waypoint, through which gateways go too.
 *
 * @internal
 */
export function renderAmbientIngress(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service, policy } = input;
  const hosts = policy.service['traffic.ingress.hosts'];
  const gateway = policy.service['traffic.ingress.gateway'];
  if (!hosts || !gateway || httpPorts(service).length === 0) {
    return { manifests: [], losses: [] };
  }
  const isHttps = servesHttps(input, target);
  return {
    manifests: [
      ...routeParts(
        service,
        'ingress',
        frames(hosts, gateway, isHttps ? 443 : undefined),
        rules(input, target),
      ),
      ...(isHttps
        ? routeParts(service, 'ingress-to-https', frames(hosts, gateway, 80), [
            toHttps,
          ])
        : []),
    ],
    losses: losses(input, target),
  };
}
