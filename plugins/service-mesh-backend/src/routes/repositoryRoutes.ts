import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  configQuerySchema,
  configReadPermission,
  RepositoryCheck,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bundleFolder } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import { checkRepository } from '../engine/checkRepository';
import { readRepository } from '../readRepository';
import { ServiceConfigReader } from '../ServiceConfigReader';
import { Access } from './Access';
import { parse } from './parse';
import { SERVICE } from './serviceRoutes';

const UNREACHABLE =
  'It could not be read. It may not exist, its host may not be among app-config integrations, or the token there may not read it; the log of the backend holds the details.';

/**
 * Adds what tells whether a repository holds what is generated.
 *
 * @internal
 */
export function addRepositoryRoutes(
  router: express.Router,
  options: {
    access: Access;
    logger: LoggerService;
    reader: ServiceConfigReader;
    urlReader: UrlReaderService;
  },
) {
  const { access, logger, reader, urlReader } = options;
  router.get(`${SERVICE}/repository`, async (req, res) => {
    const credentials = await access.authorize(req, configReadPermission);
    const query = parse(configQuerySchema, req.query, 'The query');
    const config = await reader.read(req.params, query, credentials);
    const { configLocation: location, service, target } = config;
    if (location === null) {
      throw new NotFoundError(
        'The catalog names no place for the files. Set the annotation mesh-configurator.io/config-location.',
      );
    }
    const untold: RepositoryCheck = {
      location,
      state: 'hidden',
      reason: null,
      files: [],
    };
    if (config.redacted) {
      res.json(untold);
      return;
    }
    try {
      const folder = bundleFolder(service, target);
      const texts = await readRepository(location, folder, urlReader);
      res.json({ ...untold, ...checkRepository(config, texts) });
    } catch (error) {
      logger.warn(`Could not read ${location}: ${error}`);
      res.json({ ...untold, state: 'unreachable', reason: UNREACHABLE });
    }
  });
}
