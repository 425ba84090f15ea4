import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The Service Mesh tab of an entity page.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'service-mesh' });

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
