import {
  configValidatePermission,
  summarizeFindings,
  ValidateResponse,
  validateRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  providerOf,
  rulesFor,
  statedVersions,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import { Engine } from '../engine/Engine';
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
    engine: Engine;
    /** Definitions that configuration is checked against. */
    crds: CrdSet | undefined;
  },
) {
  const { access, crds, engine } = options;
  const { meshConfig, providers, rules } = engine;
  router.post(
    '/v1/validate',
    express.json({ limit: VALIDATE_LIMIT }),
    async (req, res) => {
      await access.authorize(req, configValidatePermission);
      const { files, mesh, versions, closedWorld } = parse(
        validateRequestSchema,
        req.body,
        'The request',
      );
      const chosen =
        mesh === undefined ? providers : [providerOf(mesh, providers)];
      const findings = validateFiles(files, {
        rules: rulesFor(chosen, rules, crds),
        config: meshConfig,
        providers: chosen,
        versions: { ...statedVersions(meshConfig), ...versions },
        closedWorld,
        today: new Date().toISOString().slice(0, 10),
      });
      const answer: ValidateResponse = {
        findings,
        summary: summarizeFindings(findings),
      };
      res.json(answer);
    },
  );
}
