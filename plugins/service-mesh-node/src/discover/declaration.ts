import {
  Json,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The layers of policy, weakest first.
 *
 * @public
 */
export const policyLevels = [
  'config',
  'domain',
  'system',
  'component',
  'api',
  'document',
  'path',
  'operation',
] as const;

/**
 * A layer of policy.
 *
 * @public
 */
export type PolicyLevel = (typeof policyLevels)[number];

/**
 * Policy as somebody wrote it, before it is checked against the schema.
 *
 * @public
 */
export interface PolicyDeclaration {
  level: PolicyLevel;
  /** The environment it varies; `null` for all. */
  environment: string | null;
  /** The API it is about, from level `api` on. */
  api: string | null;
  /** The operations it is about, from level `path` on; `null` for all of the API. */
  operations: string[] | null;
  /** The one setting it sets, or `null` for a tree of settings. */
  leaf: string | null;
  value: Json;
  /** Where the value stands. */
  origin: Origin;
}
