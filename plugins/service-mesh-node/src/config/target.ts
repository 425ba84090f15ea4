import {
  JsonObject,
  JsonPointer,
  Target,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { MeshProvider } from '../provider';
import { isAtLeast } from '../since';
import { environmentFacts, readEnvironment } from './environment';
import { MeshConfig } from './schema';

const DEFAULT_DOMAIN = 'cluster.local';
const DEFAULT_GATEWAY_API = '1.2';
/** Routes of a Service are part of the Gateway API since this release (GEP-1294). */
const OLDEST_GATEWAY_API = '1.1';

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

const isRelease = (version: string, oldest: string) =>
  /^\d+\.\d+(\.\d+)?$/.test(version) && isAtLeast(version, oldest);

/** Facts of an environment that are no settings of its targets. */
const noSettings = [
  'defaultMesh',
  'namespaceTemplate',
  'platformCallers',
  'identityProviders',
  'targets',
];

/** The settings of one target, the stronger source over the weaker, with the place of each. */
function targetSettings(
  key: string,
  environment: string,
  config: MeshConfig,
): { settings: JsonObject; pointers: Record<string, JsonPointer> } {
  const { facts, pointer } = environmentFacts(config, environment);
  const shared = Object.fromEntries(
    Object.entries(facts).filter(([name]) => !noSettings.includes(name)),
  );
  const sources: [object, JsonPointer][] = [
    [config.targets[key] ?? {}, toPointer(['serviceMesh', 'targets', key])],
    [shared, pointer],
    [facts.targets?.[key] ?? {}, `${pointer}${toPointer(['targets', key])}`],
  ];
  const entries = sources.flatMap(([source, place]) =>
    Object.entries(source).map(([name, value]) => ({
      name,
      value,
      pointer: `${place}${toPointer([name])}`,
    })),
  );
  return {
    settings: Object.fromEntries(entries.map(e => [e.name, e.value])),
    pointers: Object.fromEntries(entries.map(e => [e.name, e.pointer])),
  };
}

/**
 * The releases that app-config states, by provider. A release that is only a provider's default says nothing about what
 * runs.
 *
 * @public
 */
export function statedVersions({
  targets,
}: MeshConfig): Record<string, string> {
  return Object.fromEntries(
    Object.entries(targets).flatMap(([id, { version }]) =>
      version === undefined ? [] : [[id, version]],
    ),
  );
}

/**
 * The channel of the Gateway API that app-config states.
 *
 * @public
 */
export function statedGatewayApiChannel({
  targets,
}: MeshConfig): Target['gatewayApiChannel'] | undefined {
  const { channel } = (targets.gatewayApi ?? {}) as { channel?: unknown };
  return channel === 'standard' || channel === 'experimental'
    ? channel
    : undefined;
}

/**
 * The target that a data plane and an environment mean under a configuration.
 *
 * @throws InputError for an unknown mesh or environment, or a release that the provider does not know.
 * @public
 */
export function resolveTarget(options: {
  mesh: string;
  environment?: string;
  config: MeshConfig;
  providers: readonly MeshProvider[];
}): Target {
  const { mesh, config, providers } = options;
  const environment = readEnvironment(options.environment, config);
  const provider = providerOf(mesh, providers);
  const { settings, pointers } = targetSettings(
    provider.id,
    environment,
    config,
  );
  const { settings: gatewayApi, pointers: gatewayApiPointers } = targetSettings(
    'gatewayApi',
    environment,
    config,
  );
  const text = (key: string, among: JsonObject = settings) =>
    typeof among[key] === 'string' ? (among[key] as string) : undefined;

  const version = text('version') ?? provider.defaultVersion;
  if (!provider.versions.includes(version)) {
    throw new InputError(
      `${
        pointers.version
      }: '${version}' is not a release that can be rendered for; use one of ${provider.versions.join(
        ', ',
      )}`,
    );
  }
  const gatewayApiVersion = text('version', gatewayApi) ?? DEFAULT_GATEWAY_API;
  if (!isRelease(gatewayApiVersion, OLDEST_GATEWAY_API)) {
    throw new InputError(
      `${gatewayApiPointers.version}: '${gatewayApiVersion}' is not a release that can be rendered for; use ${OLDEST_GATEWAY_API} or later`,
    );
  }
  return {
    mesh,
    provider: provider.id,
    environment,
    version,
    versionStated: text('version') !== undefined,
    cluster: text('cluster') ?? null,
    clusterDomain: text('clusterDomain') ?? DEFAULT_DOMAIN,
    trustDomain: text('trustDomain') ?? DEFAULT_DOMAIN,
    trustDomainStated: text('trustDomain') !== undefined,
    gatewayApiVersion,
    gatewayApiChannel:
      text('channel', gatewayApi) === 'experimental'
        ? 'experimental'
        : 'standard',
    settings,
    settingPointers: pointers,
  };
}
