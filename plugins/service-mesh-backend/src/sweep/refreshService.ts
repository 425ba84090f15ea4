import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MeshCatalog } from '../catalog/MeshCatalog';
import {
  environmentNames,
  MeshConfig,
  readClaims,
  sharedIdentities,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { loadNeighbourhood } from '../catalog/loadNeighbourhood';
import { loadRivals } from '../catalog/loadRivals';
import { ServiceKey, ServiceStore } from '../store/ServiceStore';
import { dependenciesOf, toSlim } from './dependencies';
import { ServiceRecorder } from './ServiceRecorder';
import { StoredResults } from './StoredResults';

/**
 * Makes one service anew in all environments, of its entities as they are now.
 *
 * @returns the key of the result for the default environment, or `null` where it could not be made
 * @internal
 */
export async function refreshService(
  subject: Entity,
  services: {
    auth: AuthService;
    catalog: MeshCatalog;
    meshConfig: MeshConfig;
    recorder: ServiceRecorder;
    store: ServiceStore;
  },
): Promise<ServiceKey | null> {
  const { auth, catalog, meshConfig, recorder, store } = services;
  const id = stringifyEntityRef(subject);
  const own = await auth.getOwnServiceCredentials();
  const entities = await loadNeighbourhood(catalog, subject, own);
  const found = new Map(
    entities.map(entity => [stringifyEntityRef(entity), toSlim(entity)]),
  );
  const dependencies = dependenciesOf(subject, ref => found.get(ref));
  const stored = new StoredResults(await store.inputHashes(id));
  const keys = [];
  for (const environment of environmentNames(meshConfig)) {
    const rivals = await loadRivals(
      catalog,
      subject,
      meshConfig,
      environment,
      own,
    );
    const claims = [subject, ...rivals]
      .map(
        entity =>
          [
            stringifyEntityRef(entity),
            readClaims(entity, meshConfig, environment),
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const result = await recorder.make(id, {
      entities,
      environment,
      dependencies,
      shared: sharedIdentities(claims).get(id) ?? [],
    });
    if (result) {
      await recorder.keep([result]);
      await store.remove(stored.elsewhere(result));
    }
    keys.push(result);
  }
  return keys[0];
}
