import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  configQuerySchema,
  configReadPermission,
  configValidatePermission,
  summarizeFindings,
  ValidateResponse,
  validateRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  MeshConfig,
  MeshProvider,
  providerOf,
  Rule,
  rulesFor,
  statedVersions,
  validateFiles,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { ServiceConfigReader } from './ServiceConfigReader';

/** Largest body that configuration to validate may have. */
const VALIDATE_LIMIT = '5mb';

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      `${what} is not valid: ${z.prettifyError(result.error)}`,
    );
  }
  return result.data;
}

/**
 * The HTTP API of the plugin, version 1.
 *
 * @internal
 */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  meshConfig: MeshConfig;
  providers: readonly MeshProvider[];
  rules: readonly Rule[];
  /** Definitions that configuration is checked against. */
  crds: CrdSet | undefined;
  reader: ServiceConfigReader;
}): Promise<express.Router> {
  const { httpAuth, permissions, meshConfig, providers, rules, crds, reader } =
    options;
  const router = Router();

  const authorize = async (
    request: express.Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`This needs the permission ${permission.name}`);
    }
    return credentials;
  };

  router.get('/v1/services/:kind/:namespace/:name', async (req, res) => {
    const credentials = await authorize(req, configReadPermission);
    const query = parse(configQuerySchema, req.query, 'The query');
    const { kind, namespace, name } = req.params;
    res.json(await reader.read({ kind, namespace, name }, query, credentials));
  });

  router.post(
    '/v1/validate',
    express.json({ limit: VALIDATE_LIMIT }),
    async (req, res) => {
      await authorize(req, configValidatePermission);
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

  return router;
}
