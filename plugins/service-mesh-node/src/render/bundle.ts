import {
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AdoptedObject } from '../discover/annotations';
import { pathSegment } from './pathSegment';

/** Folder of what holds for a namespace as a whole; no Service can be called so. */
const NAMESPACE = '_namespace';

/** Folder of services whose namespace nothing names; no namespace can be called so. */
const NO_NAMESPACE = '_unknown-namespace';

/**
 * The files that are generated for one owner: where they stand, and whose they are.
 *
 * @public
 */
export interface Bundle {
  /** Folder below the config location, `/` between its names. */
  folder: string;
  /** The catalog entity that the files are made from; `null` where app-config alone asks for them. */
  entityRef: string | null;
  /** The system that the objects are part of. */
  system: string | null;
  /** What becomes of objects that were there before. */
  adopted?: readonly AdoptedObject[];
}

/**
 * Folder of everything that is generated for one environment, below the config location.
 *
 * @public
 */
export const environmentFolder = ({
  environment,
}: Pick<Target, 'environment'>): string => pathSegment(environment);

/**
 * Folder of a service's bundle below the config location; it cannot leave it, whatever the names.
 *
 * @public
 */
export function bundleFolder(
  service: Pick<Service, 'namespace' | 'serviceName'>,
  target: Pick<Target, 'environment'>,
): string {
  const { namespace, serviceName } = service;
  return [
    environmentFolder(target),
    namespace.value === null ? NO_NAMESPACE : pathSegment(namespace.value),
    pathSegment(serviceName.value),
  ].join('/');
}

/**
 * Folder of a namespace's bundle below the config location.
 *
 * @public
 */
export function namespaceFolder(
  namespace: string,
  target: Pick<Target, 'environment'>,
): string {
  return [environmentFolder(target), pathSegment(namespace), NAMESPACE].join(
    '/',
  );
}

/**
 * The bundle of one service.
 *
 * @public
 */
export function serviceBundle(
  service: Service,
  target: Target,
  adopted: readonly AdoptedObject[] = [],
): Bundle {
  return {
    folder: bundleFolder(service, target),
    entityRef: service.entityRef,
    system: service.system,
    adopted,
  };
}
