import { objectName } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../lenient';
import { Reader } from './reading';
import { selects } from './selection';

/** Kinds that select Pods, and whether one of the name of the Service may be generated. */
const selecting: Record<string, boolean> = {
  RequestAuthentication: true,
  Sidecar: true,
  EnvoyFilter: false,
  WasmPlugin: false,
};

/**
 * Objects about the Pods of a service that are not read. A RequestAuthentication or Sidecar of ours would be one beside it.
 *
 * @internal
 */
export const readSelecting: Reader = (object, service, target) => {
  const { kind } = object;
  return Object.hasOwn(selecting, kind) &&
    selects(object, service, target) !== null
    ? {
        object,
        counterpart: selecting[kind]
          ? { kind, name: objectName(service) }
          : null,
        settings: [],
        facts: {},
        obstacles: [
          {
            pointer: '/spec',
            reason: `objects of the kind ${kind} are not read`,
          },
        ],
        remarks: [],
      }
    : null;
};

/**
 * Routes of the Gateway API on the Service, which are not read. A VirtualService for the same host goes before them (Istio
 * 1.24).
 *
 * @internal
 */
export const readServiceRoute: Reader = (object, service) => {
  const { namespace = '' } = object.metadata;
  const isOnService = items(members(object.spec).parentRefs).some(
    ref =>
      ref.kind === 'Service' &&
      ref.name === service.serviceName.value &&
      (ref.namespace ?? namespace) === service.namespace.value,
  );
  return isOnService
    ? {
        object,
        counterpart: { kind: 'VirtualService', name: objectName(service) },
        settings: [],
        facts: {},
        obstacles: [
          {
            pointer: '/spec',
            reason: 'routes of the Gateway API are not read for sidecars',
          },
        ],
        remarks: [],
      }
    : null;
};
