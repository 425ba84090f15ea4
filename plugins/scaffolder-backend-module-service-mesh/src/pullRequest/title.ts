import {
  DEFAULT_ENVIRONMENT,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The title of a pull request: plain text that names the service, the mesh, and the environment if it is not `default`.
 *
 * @internal
 */
export function pullRequestTitle(config: ServiceConfig): string {
  const { mesh, environment } = config.target;
  const target =
    environment === DEFAULT_ENVIRONMENT ? mesh : `${mesh}, ${environment}`;
  return `Mesh configuration of ${config.service.name} (${target})`;
}
