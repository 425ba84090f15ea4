import {
  DEFAULT_ENVIRONMENT,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Longest name in a title, in characters. */
const MAX_NAME = 80;

/**
 * The title of a pull request: plain text that names the service, or how many, the mesh, and the environments other than
 * `default`.
 *
 * @param deliveries - at least one
 * @internal
 */
export function pullRequestTitle(
  deliveries: readonly Pick<ServiceDelivery, 'config'>[],
): string {
  const configs = deliveries.map(({ config }) => config);
  const names = new Set(configs.map(({ service }) => service.name));
  const environments = new Set(
    configs
      .map(({ target }) => target.environment)
      .filter(environment => environment !== DEFAULT_ENVIRONMENT),
  );
  const [{ service, target }] = configs;
  const subject =
    names.size === 1
      ? service.name.slice(0, MAX_NAME)
      : `${names.size} services`;
  return `Mesh configuration of ${subject} (${[
    target.mesh,
    ...environments,
  ].join(', ')})`;
}
