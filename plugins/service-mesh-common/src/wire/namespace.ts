import { z } from 'zod/v4';
import { ServiceConfig } from './config';
import { findingSchema } from './finding';

/**
 * What holds for the namespace of a service as a whole: the answer of `GET …/namespace`.
 *
 * @public
 */
export type NamespaceBundle = Pick<
  ServiceConfig,
  'configLocation' | 'manifests' | 'losses' | 'findings'
> & { namespace: string };

/**
 * Schema of {@link NamespaceBundle}.
 *
 * @public
 */
export const namespaceBundleSchema = z.object({
  namespace: z.string(),
  configLocation: z.string().nullable(),
  manifests: z.array(z.looseObject({ file: z.string(), yaml: z.string() })),
  losses: z.array(z.looseObject({})),
  findings: z.array(findingSchema),
}) as unknown as z.ZodType<NamespaceBundle>;
