import { KindName } from './documents';

/**
 * EnvoyFilter, of which nothing is rendered.
 *
 * @internal
 */
export const EnvoyFilter: KindName = {
  apiVersion: 'networking.istio.io/v1alpha3',
  alsoServed: [],
  kind: 'EnvoyFilter',
};

/**
 * WasmPlugin, of which nothing is rendered.
 *
 * @internal
 */
export const WasmPlugin: KindName = {
  apiVersion: 'extensions.istio.io/v1alpha1',
  alsoServed: [],
  kind: 'WasmPlugin',
};

/**
 * WorkloadEntry, of which nothing is rendered.
 *
 * @internal
 */
export const WorkloadEntry: KindName = {
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'WorkloadEntry',
};

/**
 * WorkloadGroup, of which nothing is rendered.
 *
 * @internal
 */
export const WorkloadGroup: KindName = {
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'WorkloadGroup',
};
