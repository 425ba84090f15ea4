import { z } from 'zod/v4';
import { FileComparison, MeaningComparison } from '../comparison';
import { Finding } from '../finding';
import {
  configQuerySchema,
  PreviewedConfig,
  previewedConfigSchema,
} from './config';
import { findingSchema } from './finding';
import { NamespaceBundle, namespaceBundleSchema } from './namespace';
import { policyChangesSchema } from './preview';

/** Most text of one file, in characters. */
const MAX_TEXT = 2_000_000;

/**
 * Body of `POST /services/:kind/:namespace/:name/delivery`: the files of a service, to be put into a repository.
 *
 * @public
 */
export const deliveryRequestSchema = configQuerySchema.extend({
  /** Whether a kustomization is made for each folder. */
  layout: z.enum(['plain', 'kustomize']).default('plain'),
  /** `namespace` for the bundle of its namespace too, where app-config opts that in. */
  scope: z.enum(['service', 'namespace']).default('service'),
  /** The YAML files that the place of the files holds already, where they are to be compared. */
  present: z
    .array(
      z.strictObject({
        /** Path below the config location, `/` between its names. */
        file: z.string().min(1).max(1_000),
        text: z.string().max(MAX_TEXT),
      }),
    )
    .max(2_000)
    .optional(),
  /** Whether to overwrite files that are not ours or were edited by hand. */
  overwrite: z.boolean().default(false),
  /** Whether to remove files of ours that are no longer generated. */
  prune: z.boolean().default(false),
  /** Whether what is not safe in one step is held back, where no sync waves order it. */
  stepwise: z.boolean().default(false),
  /** Settings that the same delivery brings to their source; the files are those of the source as it will be. */
  change: z
    .strictObject({
      /** Environment that they are for; by default all. */
      environment: configQuerySchema.shape.environment,
      changes: policyChangesSchema,
    })
    .optional(),
});

/**
 * Body of {@link deliveryRequestSchema}.
 *
 * @public
 */
export type DeliveryRequest = z.input<typeof deliveryRequestSchema>;

/**
 * What delivering files into a place that holds some comes to.
 *
 * @public
 */
export interface DeliveryComparison {
  files: FileComparison[];
  /** Files to write. */
  written: string[];
  /** Files to leave as they are, since they are not ours or were edited by hand. */
  withheld: string[];
  /** Files to remove. */
  removed: string[];
  /** Files to write once the others have been applied. */
  later: string[];
  /** What changes with the files to write and to remove now. */
  meaning: MeaningComparison;
  /** What rules about manifests find in the files of the service there, and in those that are generated. */
  findings: { before: Finding[]; after: Finding[] };
}

/**
 * The answer of {@link deliveryRequestSchema}.
 *
 * @public
 */
export interface ServiceDelivery {
  config: PreviewedConfig;
  /** `null` where it was not asked for, or app-config does not opt the namespace in. */
  namespace: NamespaceBundle | null;
  /** All files: those of the manifests, and what the layout adds. */
  files: { file: string; yaml: string }[];
  /** Folder of the service's files below the config location. */
  folder: string;
  /** `null` where no files were given to compare with. */
  comparison: DeliveryComparison | null;
}

const change = z.looseObject({});

const meaning = z.object({
  calls: z.array(
    z.looseObject({
      caller: z.looseObject({ kind: z.string(), name: z.string() }),
      before: z.string(),
      after: z.string(),
      operations: z.array(z.string()),
    }),
  ),
  limits: z.array(change),
  fields: z.array(change),
  unsafe: z.array(z.looseObject({ kind: z.string(), advice: z.string() })),
  requests: z.object({ judged: z.int(), leftOut: z.int() }),
  fieldsLeftOut: z.int(),
});

/**
 * Schema of {@link ServiceDelivery}.
 *
 * @public
 */
export const serviceDeliverySchema = z.object({
  config: previewedConfigSchema,
  namespace: namespaceBundleSchema.nullable(),
  files: z.array(z.object({ file: z.string(), yaml: z.string() })),
  folder: z.string(),
  comparison: z
    .object({
      files: z.array(
        z.object({
          file: z.string(),
          state: z.enum([
            'added',
            'unchanged',
            'changed',
            'foreign',
            'obsolete',
          ]),
          edited: z.enum(['no', 'yes', 'unknown']),
        }),
      ),
      written: z.array(z.string()),
      withheld: z.array(z.string()),
      removed: z.array(z.string()),
      later: z.array(z.string()),
      meaning,
      findings: z.object({
        before: z.array(findingSchema),
        after: z.array(findingSchema),
      }),
    })
    .nullable(),
}) as unknown as z.ZodType<ServiceDelivery>;
