import { InputError } from '@backstage/errors';
import {
  catalogFacts,
  CatalogFacts,
  discover,
  MeshConfig,
  readEnvironment,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from '../catalog';
import { providers } from '../providers';

/**
 * Reads what the catalog says of the services that configuration is about, for one environment; nothing without a catalog.
 *
 * @returns the facts, and the faults of catalog files as text
 * @throws InputError for a catalog that cannot be read, an environment that there is not, or one without a catalog.
 * @internal
 */
export async function readCatalogFacts(
  options: { catalog?: string; environment?: string; mesh?: string },
  config: MeshConfig,
): Promise<{ facts: { catalog?: CatalogFacts }; problems: string[] }> {
  const { catalog, mesh } = options;
  if (catalog === undefined) {
    if (options.environment !== undefined) {
      throw new InputError(
        '--environment says which variant of the catalog holds, so it needs --catalog',
      );
    }
    return { facts: {}, problems: [] };
  }
  const environment = readEnvironment(options.environment, config);
  const { entities, problems } = await readCatalog(catalog);
  const [fallbackMesh] = providers.flatMap(({ dataPlanes }) => dataPlanes);
  const discovery = discover({ entities, config, environment, fallbackMesh });
  return {
    facts: {
      catalog: catalogFacts({
        discovery,
        config,
        providers,
        environment,
        mesh,
      }),
    },
    problems,
  };
}
