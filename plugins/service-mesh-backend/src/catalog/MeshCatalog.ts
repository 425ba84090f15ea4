import {
  AuthService,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { CatalogClient } from '@backstage/catalog-client';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { CatalogTokens } from './CatalogTokens';

/**
 * What the plugin asks the catalog.
 *
 * @public
 */
export type MeshCatalog = Pick<
  CatalogService,
  'getEntitiesByRefs' | 'getEntityByRef' | 'streamEntities'
>;

/** Answers arrive as they are: the catalog is near, often in the same process, where packing and unpacking costs more than it saves. */
const fetchUncompressed: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('Accept-Encoding', 'identity');
  return fetch(input, { ...init, headers });
};

/** Asks the catalog over HTTP, by connections that are kept. */
class HttpMeshCatalog implements MeshCatalog {
  readonly #client: CatalogClient;
  readonly #tokens: CatalogTokens;

  constructor({
    auth,
    discovery,
  }: {
    auth: AuthService;
    discovery: DiscoveryService;
  }) {
    this.#tokens = new CatalogTokens(auth);
    this.#client = new CatalogClient({
      discoveryApi: discovery,
      fetchApi: { fetch: fetchUncompressed },
    });
  }

  async getEntitiesByRefs(
    ...[request, options]: Parameters<MeshCatalog['getEntitiesByRefs']>
  ) {
    return this.#client.getEntitiesByRefs(request, await this.#token(options));
  }

  async getEntityByRef(
    ...[ref, options]: Parameters<MeshCatalog['getEntityByRef']>
  ) {
    return this.#client.getEntityByRef(ref, await this.#token(options));
  }

  async *streamEntities(
    ...[request, options]: Parameters<MeshCatalog['streamEntities']>
  ) {
    yield* this.#client.streamEntities(request, await this.#token(options));
  }

  #token({ credentials }: CatalogServiceRequestOptions) {
    return this.#tokens.get(credentials);
  }
}

/**
 * The catalog as the plugin asks it. Replace it to reach another one, or none in tests.
 *
 * @public
 */
export const meshCatalogServiceRef = createServiceRef<MeshCatalog>({
  id: 'service-mesh.catalog',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: services => new HttpMeshCatalog(services),
    }),
});
