import {
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  labels,
  objectName,
  Recognition,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { waypointIdentity } from '../evaluate/waypoint';
import { members } from '../lenient';
import { waypointOf } from '../render/waypoint';
import { isDryRun } from './authorizationPolicy';
import { samplesOf } from './samples';
import { referredTo } from './selection';
import { recogniseVersions } from './waypointVersions';
import { recogniseWaypointRoutes } from './waypointRoutes';

/** The waypoint before a service, as `namespace/name`; `null` where neither objects nor settings name one. */
function waypointBefore(
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
): string | null {
  const [sample] = samplesOf(service, target);
  const bound = sample ? waypointIdentity(objects, sample.request) : null;
  const stated = waypointOf(target);
  return (
    bound ?? (stated && `${service.namespace.value}/${String(stated.value)}`)
  );
}

/** The same policy means something else at the waypoint than at the Pods, where the waypoint is the caller. */
function effectOf(object: KubernetesObject): string {
  const refs = referredTo(object);
  const where = refs.length
    ? `at ${refs.map(({ kind, name }) => `${kind} ${name}`).join(', ')}`
    : 'at the Pods';
  return isDryRun(object) ? `${where} as a report` : where;
}

/** At Pods behind a waypoint, a policy does not see who calls. */
function behindWaypoint(
  recognition: Recognition,
  service: Service,
  waypoint: string | null,
): Recognition {
  const { object } = recognition;
  const { selector } = members(object.spec);
  return object.kind === 'AuthorizationPolicy' &&
    selector !== undefined &&
    waypoint !== null
    ? {
        ...recognition,
        counterpart: {
          kind: object.kind,
          name: objectName(service, 'waypoint'),
        },
        settings: [],
        obstacles: [
          {
            pointer: '/spec/selector',
            reason: `it is at the Pods, behind the waypoint ${waypoint}, and no setting says this`,
          },
        ],
      }
    : recognition;
}

/** The Service, where it says by itself which waypoint it is behind. */
function recogniseBinding(
  object: KubernetesObject,
  service: Service,
): Recognition[] {
  const { name, namespace } = object.metadata;
  const marks = Object.entries(labels(object.metadata.labels))
    .filter(([key]) => /^istio\.io\/(ingress-)?use-waypoint/.test(key))
    .map(([key, value]) => `${key}: ${value}`)
    .sort();
  return object.kind === 'Service' &&
    name === service.serviceName.value &&
    namespace === service.namespace.value &&
    marks.length > 0
    ? [
        {
          object,
          counterpart: null,
          effect: `with ${marks.join(', ')}`,
          settings: [],
          facts: {},
          obstacles: [],
          remarks: [],
        },
      ]
    : [];
}

/**
 * What was read of objects, as it is in ambient, and the routes of the waypoint.
 *
 * @internal
 */
export function inAmbient(
  read: readonly Recognition[],
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
): Recognition[] {
  const waypoint = waypointBefore(objects, service, target);
  return [
    ...read.map(recognition => ({
      ...behindWaypoint(recognition, service, waypoint),
      effect: effectOf(recognition.object),
    })),
    ...objects.flatMap(object => recogniseBinding(object, service)),
    ...objects.flatMap(object => recogniseVersions(object, service, target)),
    ...recogniseWaypointRoutes(objects, service, target, waypoint !== null),
  ];
}
