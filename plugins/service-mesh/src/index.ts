/**
 * The Service Mesh tab: the configuration generated for a service, where its values come from, and what is wrong with it.
 *
 * @packageDocumentation
 */

export { serviceMeshApiRef } from './api';
export { isServiceMeshAvailable } from './availability';
export {
  EntityServiceMeshCard,
  EntityServiceMeshContent,
  EntitySystemServiceMeshCard,
  ServiceMeshFleetPage,
  serviceMeshPlugin,
} from './legacyPlugin';
export { plugin as default } from './plugin';
export {
  fleetLinkRouteRef,
  fleetRouteRef,
  kialiRouteRef,
  kubernetesRouteRef,
  rootRouteRef,
  ruleLinkRouteRef,
  ruleRouteRef,
  templateRouteRef,
} from './routes';
export { serviceMeshTranslationRef } from './translation';
