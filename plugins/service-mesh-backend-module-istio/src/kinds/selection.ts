import { z } from 'zod/v4';

const targetRef = z.strictObject({
  group: z.string().optional(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().optional(),
});

/**
 * The fields by which a policy of Istio says what it applies to: Pods by label, or objects by reference. With neither, it
 * applies to its whole namespace.
 *
 * @internal
 */
export const selectionFields = {
  selector: z
    .strictObject({
      matchLabels: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  targetRef: targetRef.optional(),
  targetRefs: z.array(targetRef).optional(),
};
