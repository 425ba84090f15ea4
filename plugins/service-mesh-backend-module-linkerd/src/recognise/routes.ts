import {
  childPointer,
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  members,
  otherMembers,
  Recognition,
  RecognisedSetting,
  Remark,
  together,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, meshParents, readRoutes, RouteSpec } from '../read';
import { readLimits } from './routeLimits';
import { AttachedRoute, broadMatches, readRule } from './readRule';
import { SampledPort, sampledPorts } from './samples';
import { discord, taken, Way, waysThrough } from './ways';
import { ROUTING } from './versionServices';

const isAnnotation = /^(timeout|retry|balancer)\.linkerd\.io\//;

const readAnnotations = (api: string) => [
  'timeout.linkerd.io/request',
  `retry.linkerd.io/${api}`,
  'retry.linkerd.io/limit',
  'retry.linkerd.io/timeout',
];

/** What keeps a route from being one for a port of the service alone. */
function around(
  { object, spec }: { object: KubernetesObject; spec: RouteSpec },
  ports: readonly SampledPort[],
  { ports: { value: all } }: Service,
): Remark[] {
  const [parent, ...others] = meshParents({ object, spec });
  const isOnly = others.length + 1 === spec.parentRefs?.length;
  const at = '/spec/parentRefs';
  const sampled = ports.find(
    ({ port }) =>
      port.port === parent.port || (parent.port === null && all.length === 1),
  );
  const kind = sampled?.api === 'grpc' ? 'GRPCRoute' : 'HTTPRoute';
  return [
    ...(isOnly && others.length === 0
      ? []
      : [{ pointer: at, reason: 'it is about something else too' }]),
    ...(sampled
      ? []
      : [{ pointer: at, reason: 'no route is generated for this port' }]),
    ...(object.kind === kind &&
    object.apiVersion.startsWith('gateway.networking.k8s.io/')
      ? []
      : [
          {
            pointer: '/kind',
            reason: `it is no ${kind} of the Gateway API, which would be generated`,
          },
        ]),
    ...otherMembers(members(object.spec), ['parentRefs', 'rules'], '/spec'),
    ...Object.keys(annotationsOf(object))
      .filter(
        name =>
          isAnnotation.test(name) &&
          !readAnnotations(sampled?.api ?? 'http').includes(name),
      )
      .map(name => ({
        pointer: childPointer('/metadata/annotations', name),
        reason: 'no setting says this',
      })),
  ];
}

function attachedRoutes(
  objects: readonly KubernetesObject[],
  service: Service,
  ports: readonly SampledPort[],
  versions: ReadonlyMap<string, string>,
): AttachedRoute[] {
  const namespace = service.namespace.value;
  return readRoutes(objects.map(object => ({ object })))
    .filter(route =>
      meshParents(route).some(
        parent =>
          parent.kind === 'Service' &&
          parent.name === service.serviceName.value &&
          parent.namespace === namespace &&
          route.object.metadata.namespace === namespace,
      ),
    )
    .map(route => {
      const [{ port }] = meshParents(route);
      const sampled =
        ports.find(each => each.port.port === port) ?? ports.at(0);
      const rules = sampled
        ? (route.spec.rules ?? [{}]).map((rule, index) =>
            readRule(rule, `/spec/rules/${index}`, {
              service,
              port: sampled.port,
              versions,
            }),
          )
        : [];
      return {
        object: route.object,
        spec: route.spec,
        rules,
        obstacles: [
          ...around(route, ports, service),
          ...rules.flatMap(rule => rule.obstacles),
        ],
      };
    });
}

/** Timeouts and retries of the operations whose requests a route takes. */
function limitsOf(
  route: AttachedRoute,
  main: Way,
): ReturnType<typeof together> {
  const annotations = annotationsOf(route.object);
  return together(
    taken(main, route).map(({ sample: { id, operation }, rule, api }) => {
      const limits = readLimits(annotations, rule, api, operation);
      return {
        ...limits,
        settings: limits.settings.map(setting => ({
          ...setting,
          operation: id,
        })),
      };
    }),
  );
}

/** Where the requests of all routes go: to versions by header, and by weight. */
function versionSettings(
  route: AttachedRoute,
  ways: readonly Way[],
): RecognisedSetting[] {
  const main = ways.at(-1)!;
  const weights = main.taken.find(({ rule }) => rule)?.rule?.weights;
  const matches = ways.slice(0, -1).map(way => ({
    ...way.condition!,
    to: Object.keys(way.taken.find(({ rule }) => rule)?.rule?.weights ?? {})[0],
  }));
  const pointer = route.rules.length ? '/spec/rules' : '';
  return [
    ...(weights
      ? [{ leaf: 'traffic.weights' as const, value: weights, pointer }]
      : []),
    ...(matches.length
      ? [{ leaf: 'traffic.match' as const, value: matches, pointer }]
      : []),
  ];
}

function recognition(
  route: AttachedRoute,
  ways: readonly Way[],
  service: Service,
): Recognition {
  const main = ways.at(-1)!;
  const limits = limitsOf(route, main);
  const obstacles = [...route.obstacles, ...limits.obstacles];
  const about = taken(main, route).map(
    ({ port, sample }) => `${port} ${sample.id}`,
  );
  const broad = (route.spec.rules ?? []).flatMap((rule, index) =>
    broadMatches(rule, `/spec/rules/${index}`, service),
  );
  return {
    object: route.object,
    counterpart: null,
    about,
    together: ROUTING,
    settings: [...limits.settings, ...versionSettings(route, ways)],
    facts: {},
    obstacles:
      obstacles.length > 0
        ? obstacles
        : discord(ways, route).map(reason => ({
            pointer: '/spec/rules',
            reason,
          })),
    remarks: obstacles.length > 0 ? [] : broad,
  };
}

/**
 * Reads the routes on the Service of a service, all of them at once: of several, the closest decides.
 *
 * @param versions - by name of the Service that leads to each
 * @internal
 */
export function recogniseRoutes(
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
  versions: ReadonlyMap<string, string>,
): Recognition[] {
  const ports = sampledPorts(service, target);
  const routes = attachedRoutes(objects, service, ports, versions);
  const ways = waysThrough(routes, ports);
  return routes.map(route => recognition(route, ways, service));
}
