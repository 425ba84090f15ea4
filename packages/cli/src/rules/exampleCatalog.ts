import { Entity } from '@backstage/catalog-model';
import {
  catalogFacts,
  CatalogFacts,
  discover,
  readMeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { parseAllDocuments } from 'yaml';
import { deriveRelations } from '../catalog/relations';
import { providers } from '../providers';

/** App-config of the examples: where every fact is stated, and one issuer of tokens is known. */
const config = readMeshConfig({
  defaultMesh: 'istio',
  targets: {
    istio: { trustDomain: 'cluster.local' },
    linkerd: { trustDomain: 'cluster.local' },
  },
  identityProviders: [
    {
      name: 'shop-login',
      schemes: ['userToken'],
      issuer: 'https://login.example.com/',
    },
  ],
});

/**
 * What the entities of an example say of its services; nothing where there are none.
 *
 * @internal
 */
export function exampleCatalog(content: string): { catalog?: CatalogFacts } {
  if (!content.includes('backstage.io/v1')) {
    return {};
  }
  const entities = parseAllDocuments(content)
    .map(document => document.toJS() as Entity)
    .filter(({ apiVersion }) => apiVersion.startsWith('backstage.io/'));
  const [fallbackMesh] = providers.flatMap(({ dataPlanes }) => dataPlanes);
  const discovery = discover({
    entities: deriveRelations(entities),
    config,
    fallbackMesh,
  });
  return { catalog: catalogFacts({ discovery, config, providers }) };
}
