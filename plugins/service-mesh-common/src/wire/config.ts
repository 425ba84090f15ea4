import { z } from 'zod/v4';
import { Finding } from '../finding';
import { Manifest, SourceMap } from '../manifest';
import { Loss } from '../loss';
import { Admission, Service } from '../model';
import { MeshPolicy } from '../policy';
import { Target } from '../mesh';
import { findingSchema } from './finding';
import { LeafRenditions } from './rendition';

/**
 * Query of `GET /services/:kind/:namespace/:name`.
 *
 * @public
 */
export const configQuerySchema = z.strictObject({
  mesh: z.string().max(63).optional(),
  environment: z.string().max(63).optional(),
});

/**
 * Query of {@link configQuerySchema}.
 *
 * @public
 */
export type ConfigQuery = z.infer<typeof configQuerySchema>;

/**
 * A rendered manifest with its text.
 *
 * @public
 */
export interface RenderedManifest extends Manifest {
  /** The YAML file, header included. */
  yaml: string;
  /** Where each value stands in `yaml`. */
  sourceMap: SourceMap;
}

/**
 * Whether policies that deny are in force, and what keeps them from it.
 *
 * @public
 */
export interface StageSummary {
  /** What the policy asks for. */
  wanted: 'audit' | 'enforce';
  /** What was rendered. */
  effective: 'audit' | 'enforce';
  /** Facts that must be stated first, in words. */
  missing: string[];
}

/**
 * The mesh configuration of one service for one mesh and environment.
 *
 * @public
 */
export interface ServiceConfig {
  entityRef: string;
  target: Target;
  /** Data planes that configuration can be rendered for. */
  meshes: string[];
  environments: string[];
  service: Service;
  policy: MeshPolicy;
  stage: StageSummary;
  /** Commands that show, while policies only report, which requests they would deny; absent where nothing does. */
  auditQuery?: string;
  /** Who may call. */
  admission: Admission;
  /** Folder below which the files belong; `null` where nothing names one. */
  configLocation: string | null;
  /** Whether app-config asks for the bundle of its namespace. */
  namespaceBundle: boolean;
  manifests: RenderedManifest[];
  losses: Loss[];
  /** What becomes of each policy setting on every data plane. */
  renditions: LeafRenditions[];
  findings: Finding[];
  /** Whether something the reader may not see was left out or made anonymous. */
  redacted: boolean;
}

const origin = z.looseObject({ source: z.string() });

const serviceConfig = z.object({
  entityRef: z.string(),
  target: z.looseObject({ mesh: z.string(), environment: z.string() }),
  meshes: z.array(z.string()),
  environments: z.array(z.string()),
  service: z.looseObject({ id: z.string() }),
  policy: z.looseObject({}),
  stage: z.object({
    wanted: z.enum(['audit', 'enforce']),
    effective: z.enum(['audit', 'enforce']),
    missing: z.array(z.string()),
  }),
  auditQuery: z.string().optional(),
  admission: z.object({
    mode: z.enum(['listed', 'everybody', 'unknown']),
    callers: z.array(z.looseObject({ name: z.string(), kind: z.string() })),
    origin,
  }),
  configLocation: z.string().nullable(),
  namespaceBundle: z.boolean(),
  manifests: z.array(
    z.object({
      object: z.looseObject({ kind: z.string() }),
      role: z.enum(['own', 'patch']),
      phase: z.int(),
      file: z.string(),
      adopted: z.literal(true).optional(),
      origins: z.record(z.string(), origin),
      yaml: z.string(),
      sourceMap: z.record(z.string(), z.looseObject({})),
    }),
  ),
  losses: z.array(z.looseObject({ leaf: z.string() })),
  renditions: z.array(z.looseObject({ leaf: z.string() })),
  findings: z.array(findingSchema),
  redacted: z.boolean(),
});

/**
 * The answer of `GET /services/:kind/:namespace/:name`.
 *
 * @remarks
 * The deep parts that a reader only passes on (`service`, `policy`, `object`) are checked to be objects and no further.
 *
 * @public
 */
export const serviceConfigSchema =
  serviceConfig as unknown as z.ZodType<ServiceConfig>;

/**
 * A configuration that is only tried out: what other data planes would make of it is not told.
 *
 * @public
 */
export type PreviewedConfig = Omit<ServiceConfig, 'renditions'>;

/**
 * Schema of {@link PreviewedConfig}.
 *
 * @public
 */
export const previewedConfigSchema = serviceConfig.omit({
  renditions: true,
}) as unknown as z.ZodType<PreviewedConfig>;
