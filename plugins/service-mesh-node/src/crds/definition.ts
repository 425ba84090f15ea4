import { z } from 'zod/v4';
import { structuralSchema } from './schema';

/**
 * The parts of a CustomResourceDefinition that validation needs.
 *
 * @internal
 */
export const customResourceDefinition = z.object({
  apiVersion: z.literal('apiextensions.k8s.io/v1'),
  kind: z.literal('CustomResourceDefinition'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    group: z.string(),
    scope: z.enum(['Namespaced', 'Cluster']),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({
        name: z.string(),
        served: z.boolean(),
        schema: z.object({ openAPIV3Schema: structuralSchema }),
        subresources: z
          .object({ status: z.looseObject({}).optional() })
          .optional(),
      }),
    ),
  }),
});

/**
 * A CustomResourceDefinition.
 *
 * @internal
 */
export type CustomResourceDefinition = z.infer<typeof customResourceDefinition>;
