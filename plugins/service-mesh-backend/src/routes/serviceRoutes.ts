import {
  canRequestSchema,
  configPreviewPermission,
  configQuerySchema,
  configReadPermission,
  previewRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import express from 'express';
import { asDelivered } from '../engine/deliver';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { StoredAnswerReader } from '../StoredAnswerReader';
import { Access } from './Access';
import { parse } from './parse';
import { sendGzipped } from './sendGzipped';

/**
 * The path of one service.
 *
 * @internal
 */
export const SERVICE = '/v1/services/:kind/:namespace/:name';

/**
 * Adds what can be asked about one service.
 *
 * @internal
 */
export function addServiceRoutes(
  router: express.Router,
  options: {
    access: Access;
    answers: StoredAnswerReader;
    reader: ServiceConfigReader;
  },
) {
  const { access, answers, reader } = options;
  router.get(SERVICE, async (req, res) => {
    const credentials = await access.authorize(req, configReadPermission);
    const query = parse(configQuerySchema, req.query, 'The query');
    const stored = await answers.find(req.params, query, credentials);
    if (stored) {
      await sendGzipped(stored, req, res);
    } else {
      res.json(await reader.read(req.params, query, credentials));
    }
  });

  router.get(`${SERVICE}/namespace`, async (req, res) => {
    const credentials = await access.authorize(req, configReadPermission);
    const query = parse(configQuerySchema, req.query, 'The query');
    const config = await reader.read(req.params, query, credentials);
    const namespace = await reader.readNamespace(config, credentials);
    if (!namespace) {
      throw new NotFoundError(
        `app-config serviceMesh.namespaces asks for no bundle of the namespace of ${config.entityRef}`,
      );
    }
    res.json(asDelivered(namespace));
  });

  router.post(`${SERVICE}/preview`, express.json(), async (req, res) => {
    const json = await access.audited(
      {
        eventId: 'config-preview',
        request: req,
        meta: { entityRef: stringifyEntityRef(req.params) },
      },
      async () => {
        const credentials = await access.authorize(
          req,
          configPreviewPermission,
        );
        const request = parse(previewRequestSchema, req.body, 'The request');
        return reader.previewJson(req.params, request, credentials);
      },
    );
    await sendGzipped(json, req, res);
  });

  router.post(`${SERVICE}/can`, express.json(), async (req, res) => {
    const credentials = await access.authorize(req, configReadPermission);
    const request = parse(canRequestSchema, req.body, 'The request');
    res.json(await reader.can(req.params, request, credentials));
  });
}
