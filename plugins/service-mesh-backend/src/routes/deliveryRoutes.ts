import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  configPreviewPermission,
  configPublishPermission,
  DEFAULT_ENVIRONMENT,
  deliveryRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import express from 'express';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { EnginePool } from '../threads/EnginePool';
import { today } from '../today';
import { Access } from './Access';
import { parse } from './parse';
import { SERVICE } from './serviceRoutes';

/** Largest body that the files of a repository may have. */
const DELIVERY_LIMIT = '5mb';

/**
 * Adds what makes files for a repository; each is written down.
 *
 * @internal
 */
export function addDeliveryRoutes(
  router: express.Router,
  options: {
    access: Access;
    pool: EnginePool;
    reader: ServiceConfigReader;
  },
) {
  const { access, pool, reader } = options;
  router.post(
    `${SERVICE}/delivery`,
    express.json({ limit: DELIVERY_LIMIT }),
    async (req, res) => {
      const answer = await access.audited(
        {
          eventId: 'config-publish',
          severityLevel: 'medium',
          request: req,
          meta: { entityRef: stringifyEntityRef(req.params) },
        },
        async () => {
          const credentials = await access.authorize(
            req,
            configPublishPermission,
          );
          const request = parse(deliveryRequestSchema, req.body, 'The request');
          const { mesh, environment, change } = request;
          const query = { mesh, environment };
          if (change) {
            await access.require(credentials, configPreviewPermission);
          }
          const config = change
            ? (
                await reader.preview(
                  req.params,
                  { ...query, changes: change.changes },
                  credentials,
                  change.environment ?? DEFAULT_ENVIRONMENT,
                )
              ).config
            : await reader.read(req.params, query, credentials);
          const namespace =
            request.scope === 'namespace'
              ? await reader.readNamespace(config, credentials)
              : null;
          return pool.perform('deliver', {
            config,
            namespace,
            request,
            today: today(),
          });
        },
      );
      res.json(answer);
    },
  );
}
