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
};
