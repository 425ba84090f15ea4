import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { MeshCatalog } from '../catalog/MeshCatalog';
import {
  configReadPermission,
  configRefreshPermission,
  ServiceChange,
  ServiceHistory,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import { loadEntities } from '../catalog/loadNeighbourhood';
import { readSubject } from '../catalog/readService';
import { VisibleEntitiesReader } from '../catalog/VisibleEntitiesReader';
import { sumFindings } from '../engine/countFindings';
import { ServiceStore, StoredChange } from '../store/ServiceStore';
import { refreshService } from '../sweep/refreshService';
import { ServiceRecorder } from '../sweep/ServiceRecorder';
import { Access } from './Access';
import { SERVICE } from './serviceRoutes';

interface Services {
  access: Access;
  auth: AuthService;
  catalog: MeshCatalog;
  meshConfig: MeshConfig;
  recorder: ServiceRecorder;
  store: ServiceStore;
  visible: VisibleEntitiesReader;
}

/** Changes without the names of entities that their reader may not see, and without findings that name them. */
async function asSeen(
  changes: StoredChange[],
  credentials: BackstageCredentials,
  catalog: MeshCatalog,
): Promise<ServiceChange[]> {
  const visible = await loadEntities(
    catalog,
    changes.flatMap(({ because, counts }) => [
      ...because,
      ...counts.flatMap(({ about }) => about),
    ]),
    credentials,
    ['kind', 'metadata.namespace', 'metadata.name'],
  );
  const refs = new Set(visible.map(entity => stringifyEntityRef(entity)));
  return changes.map(({ counts, ...change }) => ({
    ...change,
    findings: sumFindings(
      counts.filter(({ about }) => about.every(ref => refs.has(ref))),
    ),
    because: change.because.filter(ref => refs.has(ref)),
  }));
}

/**
 * Adds what can be asked about what is kept of one service.
 *
 * @internal
 */
export function addStoredServiceRoutes(
  router: express.Router,
  services: Services,
) {
  const { access, catalog, store, visible } = services;

  router.post(`${SERVICE}/refresh`, async (req, res) => {
    const summary = await access.audited(
      {
        eventId: 'config-refresh',
        request: req,
        meta: { entityRef: stringifyEntityRef(req.params) },
      },
      async () => {
        const credentials = await access.authorize(
          req,
          configRefreshPermission,
        );
        const subject = await readSubject(req.params, credentials, catalog);
        const key = await refreshService(subject, services);
        return key && store.summary(key, await visible.read(credentials));
      },
    );
    if (!summary) {
      throw new ServiceUnavailableError(
        'The mesh configuration of the service cannot be made; the log of the backend says why',
      );
    }
    res.json(summary);
  });

  router.get(`${SERVICE}/history`, async (req, res) => {
    const credentials = await access.authorize(req, configReadPermission);
    const subject = await readSubject(req.params, credentials, catalog);
    const changes = await store.history(stringifyEntityRef(subject));
    const answer: ServiceHistory = {
      changes: await asSeen(changes, credentials, catalog),
    };
    res.json(answer);
  });
}
