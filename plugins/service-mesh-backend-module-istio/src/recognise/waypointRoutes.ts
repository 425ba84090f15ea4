import {
  JsonObject,
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectName,
  Recognition,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { decidingRule } from '../evaluate/httpRoute';
import { items, members } from '../lenient';
import { waypointMatch } from '../render/waypointMatch';
import { together } from './reading';
import { Sample, samplesOf } from './samples';
import { routeObstacles } from './waypointRouteObstacles';
import { readWaypointLimits } from './waypointLimits';
import { readVirtualService } from './virtualService';

/**
 * What routes requests to a service means something only together: of all matches, the closest decides.
 *
 * @internal
 */
export const ROUTING = 'routing';

const isGatewayApi = ({ apiVersion }: KubernetesObject) =>
  apiVersion.startsWith('gateway.networking.k8s.io/');

function refersTo(
  refs: readonly JsonObject[],
  { metadata }: KubernetesObject,
  service: Service,
  kindByDefault?: string,
): boolean {
  return refs.some(
    ({ kind = kindByDefault, name, namespace = metadata.namespace }) =>
      kind === 'Service' &&
      name === service.serviceName.value &&
      namespace === service.namespace.value,
  );
}

const isOnService = (object: KubernetesObject, service: Service) =>
  refersTo(items(members(object.spec).parentRefs), object, service);

const leadsToService = (object: KubernetesObject, service: Service) =>
  items(members(object.spec).rules).some(({ backendRefs }) =>
    refersTo(items(backendRefs), object, service, 'Service'),
  );

function kept(
  object: KubernetesObject,
  reason: string,
  as: Partial<Recognition>,
): Recognition {
  return {
    object,
    counterpart: null,
    settings: [],
    facts: {},
    obstacles: [{ pointer: '/spec', reason }],
    remarks: [],
    ...as,
  };
}

/** What else routes requests to the service, beside the HTTPRoutes on it. */
function unreadRoutes(
  object: KubernetesObject,
  service: Service,
  target: Target,
): Recognition[] {
  const { kind } = object;
  if (
    kind === 'VirtualService' &&
    object.apiVersion.startsWith('networking.istio.io/') &&
    readVirtualService(object, service, target) !== null
  ) {
    return [
      kept(
        object,
        'VirtualServices are not read for ambient: without a waypoint they have no effect, and at one no HTTPRoute must stand beside them',
        { together: ROUTING },
      ),
    ];
  }
  if (!isGatewayApi(object)) {
    return [];
  }
  if (kind === 'GRPCRoute' && isOnService(object, service)) {
    return [
      kept(object, 'HTTPRoutes are generated for gRPC too', {
        together: ROUTING,
      }),
    ];
  }
  return kind === 'HTTPRoute' &&
    !isOnService(object, service) &&
    leadsToService(object, service)
    ? [
        kept(object, 'routes of gateways are not read', {
          counterpart: { kind, name: objectName(service, 'ingress') },
        }),
      ]
    : [];
}

/** What becomes of a sample among all routes. */
interface Taken {
  sample: Sample;
  by: ReturnType<typeof decidingRule>;
}

function discord(
  object: KubernetesObject,
  rules: readonly JsonObject[],
  all: readonly Taken[],
): Remark[] {
  const isTorn = all.some(
    ({ by }) =>
      typeof by !== 'string' &&
      by.rivals.length > 0 &&
      [by.object, ...by.rivals].includes(object),
  );
  const idle = rules.findIndex(
    (_, index) =>
      !all.some(
        ({ by }) =>
          typeof by !== 'string' && by.object === object && by.index === index,
      ),
  );
  return [
    ...(all.some(({ by }) => by === 'none')
      ? [
          'requests that no route takes are answered by 404, and policy refuses none by route',
        ]
      : []),
    ...(all.some(({ by }) => by === 'unknown')
      ? ['it cannot be told which requests it takes']
      : []),
    ...(isTorn ? ['another route has as good a claim to its requests'] : []),
    ...(idle >= 0
      ? [
          `no request to an operation that is known, and none to anything else, takes the rule /spec/rules/${idle}`,
        ]
      : []),
  ].map(reason => ({ pointer: '/spec/rules', reason }));
}

function readRoute(
  object: KubernetesObject,
  all: readonly Taken[],
  service: Service,
  target: Target,
): Recognition {
  const rules = items(members(object.spec).rules);
  const own = all.flatMap(({ sample, by }) =>
    typeof by !== 'string' && by.object === object
      ? [{ sample, index: by.index }]
      : [],
  );
  const limits = together(
    own.map(({ sample: { operation: id }, index }) => {
      const operation = service.operations.find(each => each.id === id) ?? null;
      const { settings, obstacles } = readWaypointLimits(
        rules[index],
        `/spec/rules/${index}`,
        operation,
        target,
      );
      return {
        settings: settings.map(setting => ({ ...setting, operation: id })),
        obstacles,
      };
    }),
  );
  return {
    object,
    counterpart: null,
    about: own.map(
      ({ sample: { operation, request } }) => `${request.to.port} ${operation}`,
    ),
    together: ROUTING,
    settings: limits.settings,
    facts: {},
    obstacles: [
      ...routeObstacles(object, service),
      ...limits.obstacles,
      ...discord(object, rules, all),
    ],
    remarks: [],
  };
}

/** Ports without any route are left to the Service. */
const isRouted = (routes: readonly KubernetesObject[], port: number) =>
  routes.some(({ spec }) =>
    items(members(spec).parentRefs).some(ref => (ref.port ?? port) === port),
  );

/**
 * Reads what routes requests to a service in ambient, all of it at once: of several HTTPRoutes, the closest match decides.
 *
 * @param hasWaypoint - whether anything carries routes out
 * @internal
 */
export function recogniseWaypointRoutes(
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
  hasWaypoint: boolean,
): Recognition[] {
  const routes = objects.filter(
    object =>
      object.kind === 'HTTPRoute' &&
      isGatewayApi(object) &&
      isOnService(object, service),
  );
  const isSayable = ({ operation: id }: Sample) =>
    service.operations.every(each => each.id !== id || waypointMatch(each));
  const all = samplesOf(service, target)
    .filter(isSayable)
    .filter(({ request }) => isRouted(routes, request.to.port))
    .map(sample => ({ sample, by: decidingRule(routes, sample.request) }));
  const read = routes.map(object => readRoute(object, all, service, target));
  return [
    ...read.map(recognition =>
      hasWaypoint
        ? recognition
        : {
            ...recognition,
            obstacles: [
              {
                pointer: '/spec/parentRefs',
                reason:
                  'it has no effect: nothing here or in the settings puts the Service behind a waypoint',
              },
            ],
          },
    ),
    ...objects.flatMap(object => unreadRoutes(object, service, target)),
  ];
}
