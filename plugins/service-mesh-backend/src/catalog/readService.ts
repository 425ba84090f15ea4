import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { MeshCatalog } from './MeshCatalog';
import { MeshConfig } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { anonymousRival } from './anonymousRival';
import { loadEntities, loadNeighbourhood } from './loadNeighbourhood';
import { loadRivals } from './loadRivals';
import { redact } from './redact';

/**
 * What is read from the catalog about one service.
 *
 * @internal
 */
export interface ServiceEntities {
  subject: Entity;
  /** The subject and its neighbourhood. */
  entities: Entity[];
  /** Whether something was left out or made anonymous. */
  redacted: boolean;
}

/**
 * Reads a component as its reader sees it.
 *
 * @throws NotFoundError for a component that does not exist or that the reader may not see, without a difference.
 * @internal
 */
export async function readSubject(
  ref: CompoundEntityRef,
  credentials: BackstageCredentials,
  catalog: MeshCatalog,
): Promise<Entity> {
  const subject = await catalog.getEntityByRef(ref, { credentials });
  if (subject?.kind.toLocaleLowerCase('en-US') !== 'component') {
    throw new NotFoundError(
      `No component '${stringifyEntityRef(ref)}' found in the catalog`,
    );
  }
  return subject;
}

/**
 * Reads a component as its reader sees it, and its neighbourhood with what the reader may not see made anonymous.
 *
 * @throws NotFoundError for a component that does not exist or that the reader may not see, without a difference.
 * @internal
 */
export async function readService(
  ref: CompoundEntityRef,
  environment: string,
  credentials: BackstageCredentials,
  services: {
    auth: AuthService;
    catalog: MeshCatalog;
    meshConfig: MeshConfig;
  },
): Promise<ServiceEntities> {
  const { auth, catalog, meshConfig } = services;
  const subject = await readSubject(ref, credentials, catalog);
  const own = await auth.getOwnServiceCredentials();
  const [related, rivals] = await Promise.all([
    loadNeighbourhood(catalog, subject, own),
    loadRivals(catalog, subject, meshConfig, environment, own),
  ]);
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
  const isVisible = (entity: Entity) => visible.has(stringifyEntityRef(entity));
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
