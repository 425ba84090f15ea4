import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { MeshCatalog } from './catalog/MeshCatalog';
import {
  canRequestSchema,
  CanResponse,
  ConfigQuery,
  PreviewRequest,
  PreviewResponse,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  bundleOf,
  CatalogFacts,
  catalogFacts,
  changeEntities,
  NamespaceConfig,
  readEnvironment,
  readRequestPath,
  requestTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { loadNamespace } from './catalog/loadNamespace';
import { readCaller } from './catalog/readCaller';
import { readService } from './catalog/readService';
import { Engine, meshesOf } from './engine/Engine';
import { judge } from './engine/judge';
import { Work } from './engine/work';
import { EnginePool } from './threads/EnginePool';

/**
 * Makes the configuration of a service from its present entities, as far as a reader may see them.
 *
 * @internal
 */
export class ServiceConfigReader {
  readonly #options: {
    auth: AuthService;
    catalog: MeshCatalog;
    engine: Engine;
    pool: EnginePool;
  };

  constructor(options: {
    auth: AuthService;
    catalog: MeshCatalog;
    engine: Engine;
    pool: EnginePool;
  }) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError for a component that does not exist or that the reader may not see, without a difference.
   */
  async read(
    ref: CompoundEntityRef,
    query: ConfigQuery,
    credentials: BackstageCredentials,
  ): Promise<ServiceConfig> {
    const { id, redacted, environment, options } = await this.#prepare(
      ref,
      query,
      credentials,
    );
    const { mesh } = query;
    return this.#options.pool.make(
      'answer',
      { ...options, subjects: [id] },
      { id, environment, mesh, redacted },
    );
  }

  /**
   * What {@link ServiceConfigReader.read} would answer with other values for policy settings, without what other data planes make of
   * them, and what to write for that.
   *
   * @param writtenFor - environment that the settings are written for; by default the one that is shown
   * @throws as `read` does, and InputError for changes that cannot be made.
   */
  preview(
    ref: CompoundEntityRef,
    request: PreviewRequest,
    credentials: BackstageCredentials,
    writtenFor = request.environment,
  ): Promise<PreviewResponse> {
    return this.#preview('preview', ref, request, credentials, writtenFor);
  }

  /**
   * The same as gzipped JSON, to be sent as it is.
   *
   * @throws as `preview` does.
   */
  previewJson(
    ref: CompoundEntityRef,
    request: PreviewRequest,
    credentials: BackstageCredentials,
  ): Promise<Uint8Array> {
    const { environment } = request;
    return this.#preview('previewJson', ref, request, credentials, environment);
  }

  /**
   * What the catalog says of a service, as rules hold configuration from elsewhere against it.
   *
   * @throws as `read` does.
   */
  async readFacts(
    ref: CompoundEntityRef,
    query: ConfigQuery,
    credentials: BackstageCredentials,
  ): Promise<CatalogFacts> {
    const { meshConfig: config, providers } = this.#options.engine;
    const { id, redacted, environment, options } = await this.#prepare(
      ref,
      query,
      credentials,
    );
    const discovery = await this.#options.pool.discover({
      ...options,
      subjects: [id],
    });
    const { mesh } = query;
    return {
      ...catalogFacts({ discovery, config, providers, environment, mesh }),
      isPartial: redacted,
      isExcerpt: true,
    };
  }

  /**
   * Whether a request gets through to a service.
   *
   * @throws as `read` does, and InputError for a caller or port that is not there.
   */
  async can(
    ref: CompoundEntityRef,
    request: z.output<typeof canRequestSchema>,
    credentials: BackstageCredentials,
  ): Promise<CanResponse> {
    const { mesh, environment, caller, method, path, headers, claims, port } =
      request;
    const { catalog, engine } = this.#options;
    const config = await this.read(ref, { mesh, environment }, credentials);
    const { service, target } = config;
    return judge(
      {
        caller: await readCaller(caller, target.environment, credentials, {
          catalog,
          meshConfig: engine.meshConfig,
        }),
        to: requestTarget(service, target, port),
        method: method.toLocaleUpperCase('en-US'),
        ...readRequestPath(path),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name.toLocaleLowerCase('en-US'),
            value,
          ]),
        ),
        claims,
      },
      config,
      engine.providers,
    );
  }

  /**
   * What holds for the namespace of a service as a whole, in the mesh and environment that the service was configured for.
   *
   * @returns `null` where app-config does not opt it in, and for a service whose namespace nothing names
   * @throws NotAllowedError where the reader may not see all that it is made from.
   */
  async readNamespace(
    { service, target }: Pick<ServiceConfig, 'service' | 'target'>,
    credentials: BackstageCredentials,
  ): Promise<NamespaceConfig | null> {
    const { engine, pool } = this.#options;
    const { meshConfig } = engine;
    const { value: namespace } = service.namespace;
    if (namespace === null || !bundleOf(namespace, meshConfig)) {
      return null;
    }
    const { environment } = target;
    const entities = await loadNamespace(namespace, environment, credentials, {
      ...this.#options,
      meshConfig,
    });
    return pool.make(
      'bundle',
      {
        entities,
        config: meshConfig,
        environment,
        fallbackMesh: meshesOf(engine)[0],
      },
      { namespace, target },
    );
  }

  async #preview<N extends 'preview' | 'previewJson'>(
    work: N,
    ref: CompoundEntityRef,
    { changes, ...query }: PreviewRequest,
    credentials: BackstageCredentials,
    writtenFor: string | undefined,
  ): Promise<ReturnType<Work[N]>> {
    const { engine, pool } = this.#options;
    const { id, redacted, environment, options } = await this.#prepare(
      ref,
      query,
      credentials,
    );
    const { entities, edits } = changeEntities(
      id,
      changes,
      options.entities,
      readEnvironment(writtenFor, engine.meshConfig),
    );
    return pool.make<'preview' | 'previewJson'>(
      work,
      { ...options, entities, subjects: [id] },
      { id, environment, mesh: query.mesh, redacted, changes, edits },
    ) as Promise<ReturnType<Work[N]>>;
  }

  async #prepare(
    ref: CompoundEntityRef,
    query: ConfigQuery,
    credentials: BackstageCredentials,
  ) {
    const { engine } = this.#options;
    const { meshConfig } = engine;
    const [fallbackMesh] = meshesOf(engine);
    const environment = readEnvironment(query.environment, meshConfig);
    const { subject, entities, redacted } = await readService(
      ref,
      environment,
      credentials,
      { ...this.#options, meshConfig },
    );
    return {
      id: stringifyEntityRef(subject),
      redacted,
      environment,
      options: { entities, config: meshConfig, environment, fallbackMesh },
    };
  }
}
