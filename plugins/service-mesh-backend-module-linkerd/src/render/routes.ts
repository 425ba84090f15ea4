import {
  Port,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Draft,
  ManifestDraft,
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
  isRoutedByController,
  trafficSplit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { grpcRoute, httpRoute } from '../kinds';
import { metadataOf } from './metadata';
import { RoutedPort, routedPorts } from './ports';
import { retryAnnotations, retryLosses } from './retries';
import { RouteGroup, routeGroups } from './routeGroups';
import { GrpcMatch, HttpMatch, grpcMatch, httpMatch } from './routeMatches';
import { overlapLosses } from './routeOverlap';
import { routeRules } from './routeRules';
import { timeoutAnnotations } from './timeout';
import { Backends, backendsOf } from './trafficSplit';
import { unroutedLosses } from './unrouted';

/**
 * The kind of all routes on a port: Linkerd refuses HTTPRoutes beside GRPCRoutes on one (2.18).
 *
 * @internal
 */
export function routeApi({ port, operations }: RoutedPort): 'http' | 'grpc' {
  const grpc = operations.length
    ? operations.every(operation => operation.protocol === 'grpc')
    : port.protocol === 'grpc';
  return grpc ? 'grpc' : 'http';
}

/** A Service as parent has to be named in full: without group and kind it would be a Gateway. */
function parentRefs({ service }: ServiceInput, port: Port) {
  return [
    {
      group: 'core',
      kind: 'Service',
      name: cite(service.serviceName),
      port: cite(service.ports, port.port),
    },
  ];
}

interface RouteContext {
  input: ServiceInput;
  port: Port;
  backends: Backends;
  annotationsOf: (group: RouteGroup) => Record<string, Draft<string>>;
}

/** What the routes of a group have in common, the second and further ones numbered. */
function routeHead(context: RouteContext, group: RouteGroup, index: number) {
  const annotations = context.annotationsOf(group);
  return {
    ...metadataOf(
      context.input,
      index === 0 ? group.name : `${group.name}-part-${index + 1}`,
    ),
    annotations: Object.keys(annotations).length ? annotations : undefined,
    phase: 2 as const,
  };
}

const isPresent = <T>(value: T | null): value is T => value !== null;

function httpRoutes(context: RouteContext, group: RouteGroup): ManifestDraft[] {
  const everything: HttpMatch = { path: { type: 'PathPrefix', value: '/' } };
  const matches = group.operations.map(httpMatch).filter(isPresent);
  return routeRules(
    group.operations.length ? matches : [everything],
    context.backends,
  ).map((rules, index) =>
    draftManifest(httpRoute, {
      ...routeHead(context, group, index),
      spec: { parentRefs: parentRefs(context.input, context.port), rules },
    }),
  );
}

function grpcRoutes(context: RouteContext, group: RouteGroup): ManifestDraft[] {
  const everything: GrpcMatch = {};
  const matches = group.operations.map(grpcMatch).filter(isPresent);
  return routeRules(
    group.operations.length ? matches : [everything],
    context.backends,
  ).map((rules, index) =>
    draftManifest(grpcRoute, {
      ...routeHead(context, group, index),
      spec: { parentRefs: parentRefs(context.input, context.port), rules },
    }),
  );
}

/** The routes on one port; none where they would say nothing. */
function portRoutes(
  input: ServiceInput,
  target: Target,
  routedPort: RoutedPort,
) {
  const { port, operations } = routedPort;
  const api = routeApi(routedPort);
  const routed = operations.filter(api === 'http' ? httpMatch : grpcMatch);
  const groups = routeGroups(input, routed);
  const backends = backendsOf(input, target, port);
  const annotationsOf = ({ policy }: RouteGroup) => ({
    ...timeoutAnnotations(policy),
    ...retryAnnotations(policy, api),
  });
  const silent =
    !trafficSplit(input) &&
    groups.every(group => Object.keys(annotationsOf(group)).length === 0);
  const context = { input, port, backends, annotationsOf };
  const routesOf = api === 'http' ? httpRoutes : grpcRoutes;
  return {
    manifests: silent ? [] : groups.flatMap(group => routesOf(context, group)),
    losses: [
      ...retryLosses(input, target, groups, api),
      ...overlapLosses(target, groups),
    ],
    splitLosses: backends.losses,
    routed,
  };
}

/**
 * Routes on the Service: one for each group of operations with its timeout and retries, and last one for every other
 * request, which would be answered by 404 otherwise.
 *
 * @internal
 */
export function renderRoutes(input: ServiceInput, target: Target): Rendering {
  const ports = routedPorts(input.service);
  if (ports.length === 0 || isRoutedByController(input)) {
    return { manifests: [], losses: [] };
  }
  const parts = ports.map(port => portRoutes(input, target, port));
  return {
    manifests: parts.flatMap(part => part.manifests),
    losses: [
      ...parts[0].splitLosses,
      ...parts.flatMap(part => part.losses),
      ...unroutedLosses(
        input,
        target,
        parts.flatMap(part => part.routed),
      ),
    ],
  };
}
