import { CatalogClient } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';

const kinds = ['Component', 'API', 'System', 'Domain', 'Resource'];
const PAGE = 500;

/**
 * Reads the entities of a running Backstage, as far as the token in `MESH_CONFIGURATOR_TOKEN` may see them.
 *
 * @param url - base URL of the backend, for example `https://backstage.example.com`
 * @throws ResponseError of the catalog.
 * @internal
 */
export async function readRemote(url: string): Promise<Entity[]> {
  const client = new CatalogClient({
    discoveryApi: {
      getBaseUrl: async plugin => `${url.replace(/\/+$/, '')}/api/${plugin}`,
    },
  });
  const token = process.env.MESH_CONFIGURATOR_TOKEN;
  const entities: Entity[] = [];
  for await (const page of client.streamEntities(
    { filter: { kind: kinds }, pageSize: PAGE },
    token ? { token } : {},
  )) {
    entities.push(...page);
  }
  return entities;
}
