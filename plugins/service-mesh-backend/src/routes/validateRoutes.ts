import {
  configValidatePermission,
  validateRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import express from 'express';
import { checkFiles } from '../checkFiles';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { EnginePool } from '../threads/EnginePool';
import { Access } from './Access';
import { parse } from './parse';

/** Largest body that configuration to validate may have. */
const VALIDATE_LIMIT = '5mb';

/**
 * Adds what checks configuration from anywhere.
 *
 * @internal
 */
export function addValidateRoutes(
  router: express.Router,
  options: {
    access: Access;
    pool: EnginePool;
    reader: ServiceConfigReader;
  },
) {
  const { access } = options;
  router.post(
    '/v1/validate',
    express.json({ limit: VALIDATE_LIMIT }),
    async (req, res) => {
      const credentials = await access.authorize(req, configValidatePermission);
      const request = parse(validateRequestSchema, req.body, 'The request');
      res.json(await checkFiles(request, credentials, options));
    },
  );
}
