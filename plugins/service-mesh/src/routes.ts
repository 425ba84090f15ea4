import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The Service Mesh tab of an entity page.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'service-mesh' });

/**
 * The page of all services.
 *
 * @public
 */
export const fleetRouteRef = createRouteRef({ id: 'service-mesh-fleet' });

/**
 * The page of one rule, below the page of all services.
 *
 * @public
 */
export const ruleRouteRef = createSubRouteRef({
  id: 'service-mesh-rule',
  parent: fleetRouteRef,
  path: '/rules/:area/:name',
});

/**
 * Where links to {@link fleetRouteRef} lead. Unbound in an app without that page.
 *
 * @public
 */
export const fleetLinkRouteRef = createExternalRouteRef({
  id: 'service-mesh-fleet-link',
  optional: true,
  defaultTarget: 'service-mesh.fleet',
});

/**
 * Where links to {@link ruleRouteRef} lead. Unbound in an app without that page.
 *
 * @public
 */
export const ruleLinkRouteRef = createExternalRouteRef({
  id: 'service-mesh-rule-link',
  params: ['area', 'name'],
  optional: true,
  defaultTarget: 'service-mesh.rule',
});

/**
 * The form of a software template, where pull requests start. Unbound without a scaffolder.
 *
 * @public
 */
export const templateRouteRef = createExternalRouteRef({
  id: 'service-mesh-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/**
 * The Kubernetes tab of the same entity, for a legacy app to bind. An app on the new frontend system needs no binding.
 *
 * @public
 */
export const kubernetesRouteRef = createExternalRouteRef({
  id: 'service-mesh-kubernetes',
  optional: true,
});

/**
 * The Kiali tab of the same entity, for a legacy app to bind. An app on the new frontend system needs no binding.
 *
 * @public
 */
export const kialiRouteRef = createExternalRouteRef({
  id: 'service-mesh-kiali',
  optional: true,
});

/**
 * The pages of the plugin.
 *
 * @internal
 */
export const routes = {
  root: rootRouteRef,
  fleet: fleetRouteRef,
  rule: ruleRouteRef,
};

/**
 * Where the plugin leads to.
 *
 * @internal
 */
export const externalRoutes = {
  fleetLink: fleetLinkRouteRef,
  ruleLink: ruleLinkRouteRef,
  template: templateRouteRef,
  kubernetes: kubernetesRouteRef,
  kiali: kialiRouteRef,
};
