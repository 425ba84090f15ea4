import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ConfigQuery,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  compareMeshes,
  configureService,
  discover,
  MeshConfig,
  MeshProvider,
  providerOf,
  readEnvironment,
  resolveTarget,
  Rule,
  rulesFor,
  targetFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { anonymousRival } from './catalog/anonymousRival';
import { loadEntities, loadNeighbourhood } from './catalog/loadNeighbourhood';
import { loadRivals } from './catalog/loadRivals';
import { redact } from './catalog/redact';

/**
 * Computes the configuration of a service from its present entities, as far as a reader may see them.
 *
 * @internal
 */
export class ServiceConfigReader {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    meshConfig: MeshConfig;
    providers: readonly MeshProvider[];
    rules: readonly Rule[];
  };

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    meshConfig: MeshConfig;
    providers: readonly MeshProvider[];
    rules: readonly Rule[];
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
    const { meshConfig, providers, rules } = this.#options;
    if (providers.length === 0) {
      throw new ServiceUnavailableError(
        'No mesh is installed in this Backstage; add a module such as @mesh-configurator/backstage-plugin-service-mesh-backend-module-istio',
      );
    }
    const environment = readEnvironment(query.environment, meshConfig);
    const { subject, entities, redacted } = await this.#readEntities(
      ref,
      environment,
      credentials,
    );
    const id = stringifyEntityRef(subject);
    const meshes = providers.flatMap(provider => provider.dataPlanes);
    const discovery = discover({
      entities,
      config: meshConfig,
      environment,
      fallbackMesh: meshes[0],
      subjects: [id],
    });
    const own = discovery.services[id].service.mesh.value;
    const mesh = query.mesh ?? (meshes.includes(own) ? own : meshes[0]);
    const provider = providerOf(mesh, providers);
    const target = resolveTarget({
      mesh,
      environment,
      config: meshConfig,
      providers,
    });
    const configured = configureService(id, {
      discovery,
      config: meshConfig,
      target,
      provider,
      meshes,
      rules: rulesFor([provider], rules),
    });
    return {
      ...configured,
      renditions: compareMeshes(id, {
        discovery,
        config: meshConfig,
        providers,
        environment,
      }),
      findings: [...configured.findings, ...targetFindings(target, meshConfig)],
      redacted,
    };
  }

  /** The subject as the reader sees it, and its neighbourhood with what the reader may not see made anonymous. */
  async #readEntities(
    ref: CompoundEntityRef,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<{ subject: Entity; entities: Entity[]; redacted: boolean }> {
    const { auth, catalog, meshConfig } = this.#options;
    const subject = await catalog.getEntityByRef(ref, { credentials });
    if (!subject || subject.kind.toLocaleLowerCase('en-US') !== 'component') {
      throw new NotFoundError(
        `No component '${stringifyEntityRef(ref)}' found in the catalog`,
      );
    }
    const own = await auth.getOwnServiceCredentials();
    const related = await loadNeighbourhood(catalog, subject, own);
    const rivals = await loadRivals(
      catalog,
      subject,
      meshConfig,
      environment,
      own,
    );
    const relatedRefs = new Set(related.map(e => stringifyEntityRef(e)));
    const visible = new Set(
      (
        await loadEntities(
          catalog,
          [...related, ...rivals].map(entity => stringifyEntityRef(entity)),
          credentials,
          ['kind', 'metadata.namespace', 'metadata.name'],
        )
      ).map(entity => stringifyEntityRef(entity)),
    );
    const isVisible = (entity: Entity) =>
      visible.has(stringifyEntityRef(entity));
    const hidden = new Set(
      [...relatedRefs].filter(entityRef => !visible.has(entityRef)),
    );
    return {
      subject,
      entities: [
        ...(hidden.size ? redact(subject, related, hidden) : related),
        ...rivals.filter(
          entity =>
            isVisible(entity) && !relatedRefs.has(stringifyEntityRef(entity)),
        ),
        // A hidden caller is anonymous among the related ones, and has lost there what makes it a rival.
        ...anonymousRival(
          subject,
          rivals.filter(entity => !isVisible(entity)),
          meshConfig,
          environment,
        ),
      ],
      redacted: hidden.size > 0,
    };
  }
}
