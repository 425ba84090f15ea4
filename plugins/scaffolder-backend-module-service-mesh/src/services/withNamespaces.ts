import {
  PreviewedConfig,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What is delivered, service by service. What holds for a namespace as a whole stands with the first service that is in it, so
 * that it is told once.
 *
 * @internal
 */
export function withNamespaces(
  deliveries: readonly Pick<ServiceDelivery, 'config' | 'namespace'>[],
): PreviewedConfig[] {
  const told = new Set<string>();
  return deliveries.map(({ config, namespace }) => {
    const key = JSON.stringify([
      config.target.environment,
      namespace?.namespace,
    ]);
    if (namespace === null || told.has(key)) {
      return config;
    }
    told.add(key);
    return {
      ...config,
      manifests: [...config.manifests, ...namespace.manifests],
      losses: [...config.losses, ...namespace.losses],
      findings: [...config.findings, ...namespace.findings],
    };
  });
}
