import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows reading the mesh configuration of services that the user may see.
 *
 * @public
 */
export const configReadPermission = createPermission({
  name: 'serviceMesh.config.read',
  attributes: { action: 'read' },
});

/**
 * Allows trying other policy values without storing anything.
 *
 * @public
 */
export const configPreviewPermission = createPermission({
  name: 'serviceMesh.config.preview',
  attributes: { action: 'read' },
});

/**
 * Allows validating configuration that the user brings along.
 *
 * @public
 */
export const configValidatePermission = createPermission({
  name: 'serviceMesh.config.validate',
  attributes: { action: 'read' },
});

/**
 * Allows rendering configuration in full for a pull request.
 *
 * @public
 */
export const configPublishPermission = createPermission({
  name: 'serviceMesh.config.publish',
  attributes: { action: 'create' },
});

/**
 * Allows recomputing a service's stored configuration.
 *
 * @public
 */
export const configRefreshPermission = createPermission({
  name: 'serviceMesh.config.refresh',
  attributes: { action: 'update' },
});

/**
 * All permissions of the plugin.
 *
 * @public
 */
export const serviceMeshPermissions = [
  configReadPermission,
  configPreviewPermission,
  configValidatePermission,
  configPublishPermission,
  configRefreshPermission,
];
