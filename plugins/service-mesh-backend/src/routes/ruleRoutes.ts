import { NotFoundError } from '@backstage/errors';
import {
  configValidatePermission,
  RuleDescription,
  RulesResponse,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleInfo } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import express from 'express';
import { Access } from './Access';

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
 * Adds what configuration is held to.
 *
 * @internal
 */
export function addRuleRoutes(
  router: express.Router,
  options: { access: Access; catalogue: readonly RuleInfo[] },
) {
  const { access, catalogue } = options;
  const descriptions = new Map(
    catalogue.map(rule => [rule.code, describe(rule)]),
  );

  router.get('/v1/rules', async (req, res) => {
    await access.authorize(req, configValidatePermission);
    const answer: RulesResponse = { rules: [...descriptions.values()] };
    res.json(answer);
  });

  router.get('/v1/rules/:area/:name', async (req, res) => {
    await access.authorize(req, configValidatePermission);
    const code = `${req.params.area}/${req.params.name}`;
    const description = descriptions.get(code);
    if (!description) {
      throw new NotFoundError(`There is no rule '${code}'`);
    }
    res.json(description);
  });
}
