import { z } from 'zod/v4';

const count = z.int().min(0).optional();

const rule = z.object({
  rule: z.string(),
  message: z.string().optional(),
  messageExpression: z.string().optional(),
  fieldPath: z.string().optional(),
  optionalOldSelf: z.boolean().optional(),
});

/**
 * A structural schema of a CustomResourceDefinition (apiextensions.k8s.io/v1: JSONSchemaProps), without its prose.
 *
 * @internal
 */
export const structuralSchema = z.object({
  type: z
    .enum(['object', 'array', 'string', 'integer', 'number', 'boolean'])
    .optional(),
  nullable: z.boolean().optional(),
  default: z.json().optional(),
  enum: z.array(z.json()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: count,
  maxLength: count,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.boolean().optional(),
  exclusiveMaximum: z.boolean().optional(),
  multipleOf: z.number().positive().optional(),
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), structuralSchema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), structuralSchema]).optional();
  },
  get items() {
    return structuralSchema.optional();
  },
  get allOf() {
    return z.array(structuralSchema).optional();
  },
  get anyOf() {
    return z.array(structuralSchema).optional();
  },
  get oneOf() {
    return z.array(structuralSchema).optional();
  },
  get not() {
    return structuralSchema.optional();
  },
  'x-kubernetes-int-or-string': z.boolean().optional(),
  'x-kubernetes-preserve-unknown-fields': z.boolean().optional(),
  'x-kubernetes-embedded-resource': z.boolean().optional(),
  'x-kubernetes-list-type': z.enum(['atomic', 'set', 'map']).optional(),
  'x-kubernetes-list-map-keys': z.array(z.string()).optional(),
  'x-kubernetes-validations': z.array(rule).optional(),
});

/**
 * A structural schema.
 *
 * @internal
 */
export type StructuralSchema = z.infer<typeof structuralSchema>;

/**
 * A CEL rule of a schema (`x-kubernetes-validations`).
 *
 * @internal
 */
export type ValidationRule = z.infer<typeof rule>;
