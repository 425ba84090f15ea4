import {
  DEFAULT_ENVIRONMENT,
  JsonPointer,
  Sourced,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { EnvironmentFacts, MeshConfig } from './schema';

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
 * Reads the name of an environment; none is the default one.
 *
 * @throws InputError for one that app-config does not name.
 * @public
 */
export function readEnvironment(
  name: string | undefined,
  config: MeshConfig,
): string {
  const names = environmentNames(config);
  const environment = name ?? DEFAULT_ENVIRONMENT;
  if (!names.includes(environment)) {
    throw new InputError(
      `No environment '${environment}' in app-config serviceMesh.environments; there are: ${names.join(
        ', ',
      )}`,
    );
  }
  return environment;
}

/**
 * The facts of an environment and their place in app-config; none for the default one.
 *
 * @internal
 */
export function environmentFacts(
  config: MeshConfig,
  environment: string,
): { facts: EnvironmentFacts; pointer: JsonPointer } {
  const index = config.environments.findIndex(e => e.name === environment);
  return {
    facts: config.environments[index]?.facts ?? {},
    pointer: toPointer(['serviceMesh', 'environments', index, 'facts']),
  };
}

/** Facts about the organisation that an environment may have of its own. */
type Varied =
  | 'defaultMesh'
  | 'namespaceTemplate'
  | 'platformCallers'
  | 'identityProviders';

/**
 * A fact of app-config as an environment has it: its own, or else the one that holds everywhere.
 *
 * @internal
 */
export function configFact<K extends Varied>(
  config: MeshConfig,
  environment: string,
  key: K,
): Sourced<MeshConfig[K]> {
  const { facts, pointer } = environmentFacts(config, environment);
  const own = facts[key] as MeshConfig[K] | undefined;
  return own === undefined
    ? {
        value: config[key],
        origin: { source: 'config', pointer: toPointer(['serviceMesh', key]) },
      }
    : {
        value: own,
        origin: { source: 'config', pointer: `${pointer}${toPointer([key])}` },
      };
}
