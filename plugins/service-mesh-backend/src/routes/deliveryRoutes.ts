import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  configPublishPermission,
  deliveryRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import express from 'express';
import { deliver } from '../engine/deliver';
import { Engine } from '../engine/Engine';
import { FileChecker } from '../FileChecker';
import { ServiceConfigReader } from '../ServiceConfigReader';
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
    checker: FileChecker;
    engine: Engine;
    reader: ServiceConfigReader;
  },
) {
  const { access, reader } = options;
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
          const { mesh, environment } = request;
          const config = await reader.read(
            req.params,
            { mesh, environment },
            credentials,
          );
          const namespace =
            request.scope === 'namespace'
              ? await reader.readNamespace(config, credentials)
              : null;
          return deliver({ config, namespace }, request, options);
        },
      );
      res.json(answer);
    },
  );
}
