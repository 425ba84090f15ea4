import {
  configValidatePermission,
  validateRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import express from 'express';
import { FileChecker } from '../FileChecker';
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
  { access, checker }: { access: Access; checker: FileChecker },
) {
  router.post(
    '/v1/validate',
    express.json({ limit: VALIDATE_LIMIT }),
    async (req, res) => {
      await access.authorize(req, configValidatePermission);
      res.json(
        checker.check(parse(validateRequestSchema, req.body, 'The request')),
      );
    },
  );
}
