import {
  KubernetesObject,
  ResourceRef,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { refOf } from './workload';

/**
 * The part of a verdict that a route makes, or the object whose routes all leave a request out, which is answered by 404.
 *
 * @internal
 */
export type Routing = Pick<Verdict, 'route' | 'timeout' | 'retries'> & {
  missed?: ResourceRef;
};

/**
 * No route, or none that can be told.
 *
 * @internal
 */
export const unrouted: Routing = { route: null, timeout: null, retries: null };

/**
 * No route where there are some.
 *
 * @internal
 */
export function missed(object: KubernetesObject): Routing {
  return { ...unrouted, missed: refOf(object) };
}
