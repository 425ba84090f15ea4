import {
  DEFAULT_ENVIRONMENT,
  JsonObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { MeshProvider } from '../provider';
import { isAtLeast } from '../since';
import { MeshConfig } from './schema';

const DEFAULT_DOMAIN = 'cluster.local';
const DEFAULT_GATEWAY_API = '1.2';
/** Routes of a Service are part of the Gateway API since this release (GEP-1294). */
const OLDEST_GATEWAY_API = '1.1';

/**
 * The names of the environments, `default` first.
 *
 * @public
 */
export function environmentNames(config: MeshConfig): string[] {
  return [
    DEFAULT_ENVIRONMENT,
    ...config.environments
      .map(environment => environment.name)
      .filter(name => name !== DEFAULT_ENVIRONMENT),
  ];
}

/**
 * Finds the provider of a data plane.
 *
 * @throws InputError that lists the data planes there are.
 * @public
 */
export function providerOf(
  mesh: string,
  providers: readonly MeshProvider[],
): MeshProvider {
  const provider = providers.find(p => p.dataPlanes.includes(mesh));
  if (!provider) {
    const known = providers.flatMap(p => p.dataPlanes).join(', ');
    throw new InputError(
      `No provider renders the mesh '${mesh}'; there are: ${known || 'none'}`,
    );
  }
  return provider;
}

function gatewayApiVersion({ targets }: MeshConfig): string {
  const version = targets.gatewayApi?.version ?? DEFAULT_GATEWAY_API;
  if (
    !/^\d+\.\d+(\.\d+)?$/.test(version) ||
    !isAtLeast(version, OLDEST_GATEWAY_API)
  ) {
    throw new InputError(
      `serviceMesh.targets.gatewayApi.version: '${version}' is not a release that can be rendered for; use ${OLDEST_GATEWAY_API} or later`,
    );
  }
  return version;
}

/**
 * The target that a data plane and an environment mean under a configuration.
 *
 * @throws InputError for an unknown mesh or environment, or a release that cannot be rendered for.
 * @public
 */
export function resolveTarget(options: {
  mesh: string;
  environment?: string;
  config: MeshConfig;
  providers: readonly MeshProvider[];
}): Target {
  const { mesh, config, providers } = options;
  const name = options.environment ?? DEFAULT_ENVIRONMENT;
  if (!environmentNames(config).includes(name)) {
    throw new InputError(
      `No environment '${name}' in app-config serviceMesh.environments; there are: ${environmentNames(
        config,
      ).join(', ')}`,
    );
  }
  const provider = providerOf(mesh, providers);
  const facts = config.environments.find(e => e.name === name)?.facts ?? {};
  const settings = {
    ...config.targets[provider.id],
    ...facts,
  } as JsonObject;
  const text = (key: string) =>
    typeof settings[key] === 'string' ? (settings[key] as string) : undefined;

  const version = text('version') ?? provider.defaultVersion;
  if (!provider.versions.includes(version)) {
    throw new InputError(
      `serviceMesh.targets.${
        provider.id
      }.version: '${version}' is not a release that can be rendered for; use one of ${provider.versions.join(
        ', ',
      )}`,
    );
  }
  return {
    mesh,
    provider: provider.id,
    environment: name,
    version,
    clusterDomain: text('clusterDomain') ?? DEFAULT_DOMAIN,
    trustDomain: text('trustDomain') ?? DEFAULT_DOMAIN,
    trustDomainStated: text('trustDomain') !== undefined,
    gatewayApiVersion: gatewayApiVersion(config),
    gatewayApiChannel:
      config.targets.gatewayApi?.channel === 'experimental'
        ? 'experimental'
        : 'standard',
    settings,
  };
}
