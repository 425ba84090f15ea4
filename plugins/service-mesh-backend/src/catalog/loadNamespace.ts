import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { MeshCatalog } from './MeshCatalog';
import { NO_MESH } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  discover,
  MeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { loadEntities, loadNeighbourhood } from './loadNeighbourhood';
import { FIELDS } from './loadRivals';

/** Refs of the components that run in a namespace. */
async function membersOf(
  namespace: string,
  environment: string,
  own: BackstageCredentials,
  { catalog, meshConfig }: { catalog: MeshCatalog; meshConfig: MeshConfig },
): Promise<string[]> {
  const members: string[] = [];
  const pages = catalog.streamEntities(
    { filter: { kind: 'Component' }, fields: FIELDS, totalItems: 'exclude' },
    { credentials: own },
  );
  for await (const entities of pages) {
    const { identities } = discover({
      entities,
      config: meshConfig,
      environment,
      // Which mesh it is in makes no difference to where it runs.
      fallbackMesh: NO_MESH,
      subjects: [],
    });
    members.push(
      ...Object.values(identities)
        .filter(identity => identity.namespace.value === namespace)
        .map(({ id }) => id),
    );
  }
  return members;
}

/**
 * Reads all components that run in a namespace, with what is around them.
 *
 * @throws NotAllowedError where the reader may not see one of them: what holds for all cannot be made of a part.
 * @internal
 */
export async function loadNamespace(
  namespace: string,
  environment: string,
  credentials: BackstageCredentials,
  services: {
    auth: AuthService;
    catalog: MeshCatalog;
    meshConfig: MeshConfig;
  },
): Promise<Entity[]> {
  const { auth, catalog } = services;
  const own = await auth.getOwnServiceCredentials();
  const refs = await membersOf(namespace, environment, own, services);
  const byRef = new Map<string, Entity>();
  for (const member of await loadEntities(catalog, refs, own)) {
    for (const entity of await loadNeighbourhood(catalog, member, own)) {
      const entityRef = stringifyEntityRef(entity);
      // An API whose definition is nothing to one member may be that of another.
      if (!byRef.has(entityRef) || entity.spec?.definition !== undefined) {
        byRef.set(entityRef, entity);
      }
    }
  }
  const visible = await loadEntities(catalog, [...byRef.keys()], credentials, [
    'kind',
    'metadata.namespace',
    'metadata.name',
  ]);
  if (visible.length < byRef.size) {
    throw new NotAllowedError(
      `You may not see everything in and around the namespace '${namespace}', which its bundle is made from`,
    );
  }
  return [...byRef.values()];
}
