import {
  Loss,
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
import { routedPort } from './ports';
import { retryAnnotations, retryLosses } from './retries';
import { RouteGroup, routeGroups } from './routeGroups';
import { GrpcMatch, HttpMatch, grpcMatch, httpMatch } from './routeMatches';
import { overlapLosses } from './routeOverlap';
import { routeRules } from './routeRules';
import { timeoutAnnotations } from './timeout';
import { Backends, backendsOf } from './trafficSplit';
import { unroutedLosses } from './unrouted';

/** The kind of all routes of a service: Linkerd refuses HTTPRoutes beside GRPCRoutes on one port (2.18). */
function routeApi({ service }: ServiceInput, port: Port): 'http' | 'grpc' {
  const { operations } = service;
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

/**
 * Routes on the Service: one for each group of operations with its timeout and retries, and last one for every other
 * request, which would be answered by 404 otherwise. None where they would say nothing.
 *
 * @internal
 */
export function renderRoutes(input: ServiceInput, target: Target): Rendering {
  const port = routedPort(input.service);
  if (!port || isRoutedByController(input)) {
    return { manifests: [], losses: [] };
  }
  const api = routeApi(input, port);
  const matchOf = api === 'http' ? httpMatch : grpcMatch;
  const routed = input.service.operations.filter(matchOf);
  const groups = routeGroups(input, routed);
  const backends = backendsOf(input, target, port);
  const losses: Loss[] = [
    ...backends.losses,
    ...retryLosses(input, target, groups, api),
    ...overlapLosses(target, groups),
    ...unroutedLosses(input, target, routed),
  ];
  const annotationsOf = ({ policy }: RouteGroup) => ({
    ...timeoutAnnotations(policy),
    ...retryAnnotations(policy, api),
  });
  const silent = groups.every(
    group => Object.keys(annotationsOf(group)).length === 0,
  );
  if (silent && !trafficSplit(input)) {
    return { manifests: [], losses };
  }
  const context = { input, port, backends, annotationsOf };
  const routesOf = api === 'http' ? httpRoutes : grpcRoutes;
  return {
    manifests: groups.flatMap(group => routesOf(context, group)),
    losses,
  };
}
