import { z } from 'zod/v4';
import { JsonPointer } from '../json';
import { PolicyLeaf, policyLeafNames } from '../policy';
import { boundedJsonSchema } from './boundedJson';
import {
  configQuerySchema,
  PreviewedConfig,
  previewedConfigSchema,
} from './config';

/**
 * Another value for one policy setting: for the service, or for one of its operations.
 *
 * @public
 */
export const policyChangeSchema = z.strictObject({
  leaf: z.enum(policyLeafNames),
  /** As it would be written in policy; one that the setting does not take is a finding in the answer. */
  value: boundedJsonSchema,
  /** Id of the operation that it is for; absent for the service as a whole. */
  operation: z.string().min(1).max(1_000).optional(),
});

/**
 * A change of {@link policyChangeSchema}.
 *
 * @public
 */
export type PolicyChange = z.infer<typeof policyChangeSchema>;

/**
 * Changes of {@link policyChangeSchema} that are made together. A setting stands among them once for the service and once for each
 * operation.
 *
 * @public
 */
export const policyChangesSchema = z
  .array(policyChangeSchema)
  .min(1)
  .max(100)
  .refine(
    changes =>
      new Set(
        changes.map(({ leaf, operation }) => JSON.stringify([leaf, operation])),
      ).size === changes.length,
    'sets a setting twice',
  );

/**
 * Body of `POST /services/:kind/:namespace/:name/preview`.
 *
 * @public
 */
export const previewRequestSchema = configQuerySchema.extend({
  changes: policyChangesSchema,
});

/**
 * Body of {@link previewRequestSchema}.
 *
 * @public
 */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/**
 * What to write where, so that a change comes true.
 *
 * @public
 */
export interface SourceEdit {
  /** The settings that it makes so. */
  leaves: PolicyLeaf[];
  /** The entity to edit. */
  entityRef: string;
  /** Whether `pointer` is a place in the entity itself or in its `spec.definition`. */
  in: 'entity' | 'definition';
  /** The member to set: an annotation, or `x-mesh` on an operation. */
  pointer: JsonPointer;
  /** The member with its whole new value as YAML, ready to copy. */
  snippet: string;
}

/**
 * The answer of {@link previewRequestSchema}: the configuration as the changes would make it, and what to write.
 *
 * @public
 */
export interface PreviewResponse {
  config: PreviewedConfig;
  edits: SourceEdit[];
}

/**
 * Schema of {@link PreviewResponse}.
 *
 * @public
 */
export const previewResponseSchema = z.object({
  config: previewedConfigSchema,
  edits: z.array(
    z.object({
      leaves: z.array(z.enum(policyLeafNames)),
      entityRef: z.string(),
      in: z.enum(['entity', 'definition']),
      pointer: z.string(),
      snippet: z.string(),
    }),
  ),
}) as unknown as z.ZodType<PreviewResponse>;
