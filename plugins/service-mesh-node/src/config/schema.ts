import {
  identityProviderSchema,
  isPolicyBranch,
  isPolicyLeaf,
  platformCallerSchema,
  policyLeafNames,
  policyMagnitude,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';
import { suppressEntrySchema } from './suppress';

const settings = z.record(z.string(), z.json());

const targetSettings = z.looseObject({
  version: z.coerce.string().optional(),
  trustDomain: z.string().optional(),
  clusterDomain: z.string().optional(),
});

/** Facts that app-config states once for all and that each environment may have of its own. */
const variedFacts = {
  /** Data plane of components that name none; without it, the first of the first provider. */
  defaultMesh: z.string().optional(),
  /** Namespace of components that name none; `{name}` and `{system}` stand for the entity's. Counts as stated. */
  namespaceTemplate: z.string().optional(),
};

/** What an environment has of its own; members without an entry here are settings of every target. */
const environmentFactsSchema = z
  .object({
    ...variedFacts,
    targets: z.record(z.string(), targetSettings).optional(),
    identityProviders: z.array(identityProviderSchema).optional(),
    platformCallers: z.array(platformCallerSchema).optional(),
  })
  .catchall(z.json())
  .refine(
    facts => !('version' in facts),
    'version belongs under targets.<provider>: meshes are not released together',
  );

/**
 * The facts of one environment.
 *
 * @public
 */
export type EnvironmentFacts = z.infer<typeof environmentFactsSchema>;
/** A namespace, and whether what holds for it as a whole is rendered. */
const namespaceSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/),
  /** Whether the bundle of the namespace is rendered. */
  bundle: z.boolean().default(false),
  /** Repository folder for the bundle; without it, the one that the System of all its services names. */
  location: z.string().optional(),
  /** Whether the bundle may refuse traffic, once every service of the namespace enforces. */
  deny: z.boolean().default(true),
});

/**
 * The `serviceMesh` section of app-config.
 *
 * @public
 */
export const meshConfigSchema = z.strictObject({
  ...variedFacts,
  /** Facts about each provider's mesh, and under `gatewayApi` about the Gateway API. */
  targets: z.record(z.string(), targetSettings).default({}),
  identityProviders: z.array(identityProviderSchema).default([]),
  /** Callers that no catalog knows. */
  platformCallers: z.array(platformCallerSchema).default([]),
  /** Namespaces with a bundle of their own, each once. */
  namespaces: z
    .array(namespaceSchema)
    .refine(
      list => new Set(list.map(({ name }) => name)).size === list.length,
      'names a namespace twice',
    )
    .default([]),
  /** The organisation's layer of policy. */
  policy: settings.default({}),
  /** Settings that no other layer may set. */
  locked: z
    .array(
      z
        .string()
        .refine(
          name => isPolicyLeaf(name) || isPolicyBranch(name),
          'there is no such policy setting',
        ),
    )
    .default([]),
  /** Upper bounds that no other layer may exceed. */
  limits: z
    .array(
      z.strictObject({
        leaf: z.enum(policyLeafNames),
        max: z
          .union([z.string(), z.number()])
          .refine(
            max => policyMagnitude(max) !== null,
            'must be a number or a duration',
          ),
      }),
    )
    .default([]),
  /** Variants of facts and policy by name. */
  environments: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/),
        facts: environmentFactsSchema.default({}),
        policy: settings.default({}),
      }),
    )
    .default([]),
  /** How API definitions are read. */
  definitions: z
    .strictObject({
      /** Most characters of a definition that are read. */
      maxLength: z.int().min(1).max(50_000_000).default(5_000_000),
      /** Threads of the backend that read them; 0 for none beside its own. */
      threads: z.int().min(0).max(64).default(2),
      /** Most seconds that a thread of the backend may take for a service. */
      timeout: z.number().positive().max(600).default(10),
    })
    .prefault({}),
  /** How files are written. */
  output: z
    .strictObject({
      /** Whether each line says where its value comes from. */
      provenance: z.boolean().default(false),
      /** The tool that applies objects in the order of their phases. */
      syncWaves: z.enum(['argo-cd']).optional(),
    })
    .prefault({}),
  /** Findings that are accepted: shown and counted, but they fail nothing. */
  suppress: z
    .array(
      suppressEntrySchema.extend({
        kind: z.string().optional(),
        namespace: z.string().optional(),
        name: z.string().optional(),
        /** A file, or a folder of them. */
        file: z.string().optional(),
      }),
    )
    .default([]),
  /** Folders, files and URLs of CustomResourceDefinitions that configuration is checked against. */
  crds: z.array(z.string().min(1)).default([]),
  /** When the backend looks at the whole catalog; read by Backstage's scheduler. */
  schedule: z.looseObject({}).optional(),
  /** What the backend remembers. */
  history: z
    .strictObject({
      /** Most changes of a service that are kept. */
      changes: z.int().min(1).max(10_000).default(50),
    })
    .prefault({}),
  /** Other severities for rules; `off` switches a rule off. */
  rules: z
    .array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(['error', 'warning', 'info', 'off']),
      }),
    )
    .default([]),
});

/**
 * The configuration of the engine.
 *
 * @public
 */
export type MeshConfig = z.infer<typeof meshConfigSchema>;

/**
 * Reads the `serviceMesh` section of app-config; an absent section is an empty one.
 *
 * @throws InputError that names each faulty key.
 * @public
 */
export function readMeshConfig(section: unknown): MeshConfig {
  const result = meshConfigSchema.safeParse(section ?? {});
  if (!result.success) {
    const problems = result.error.issues.map(
      issue => `serviceMesh.${issue.path.join('.')}: ${issue.message}`,
    );
    throw new InputError(
      `The serviceMesh section of app-config is not valid: ${problems.join(
        '; ',
      )}`,
    );
  }
  return result.data;
}
