import {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  configQuerySchema,
  configReadPermission,
  configValidatePermission,
  RuleDescription,
  RulesResponse,
  validateRequestSchema,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleInfo } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { FileChecker } from './FileChecker';
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

function describe({
  equivalents,
  example,
  ...rule
}: RuleInfo): RuleDescription {
  return {
    ...rule,
    equivalents: [...equivalents],
    example: example ? { bad: example.bad, good: example.good } : null,
  };
}

/**
 * The HTTP API of the plugin, version 1.
 *
 * @internal
 */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  /** What configuration is held to. */
  catalogue: readonly RuleInfo[];
  checker: FileChecker;
  reader: ServiceConfigReader;
}): Promise<express.Router> {
  const { httpAuth, permissions, catalogue, checker, reader } = options;
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
      res.json(
        checker.check(parse(validateRequestSchema, req.body, 'The request')),
      );
    },
  );

  const descriptions = new Map(
    catalogue.map(rule => [rule.code, describe(rule)]),
  );

  router.get('/v1/rules', async (req, res) => {
    await authorize(req, configValidatePermission);
    const answer: RulesResponse = { rules: [...descriptions.values()] };
    res.json(answer);
  });

  router.get('/v1/rules/:area/:name', async (req, res) => {
    await authorize(req, configValidatePermission);
    const code = `${req.params.area}/${req.params.name}`;
    const description = descriptions.get(code);
    if (!description) {
      throw new NotFoundError(`There is no rule '${code}'`);
    }
    res.json(description);
  });

  return router;
}
