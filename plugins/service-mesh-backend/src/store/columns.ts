import { ServiceSummary } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * The columns that name a result.
 *
 * @internal
 */
export const KEY = ['entity_ref', 'mesh', 'environment'] as const;

/**
 * The key of a result as columns.
 *
 * @internal
 */
export interface KeyRow {
  entity_ref: string;
  mesh: string;
  environment: string;
}

/**
 * The summary of a result as columns.
 *
 * @internal
 */
export interface SummaryRow extends KeyRow {
  name: string;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  stage: ServiceSummary['stage'];
  missing: number;
  ready: number;
  mtls: ServiceSummary['mtls'];
  authorization: ServiceSummary['authorization'];
  operations: number;
  with_timeout: number;
  with_retries: number;
  errors: number;
  warnings: number;
  infos: number;
  undecided: number;
  suppressed: number;
  loss_count: number;
  changed_at: string;
}

/**
 * The columns of a summary.
 *
 * @internal
 */
export const SUMMARY: readonly (keyof SummaryRow)[] = [
  ...KEY,
  'name',
  'owner',
  'system',
  'lifecycle',
  'stage',
  'missing',
  'ready',
  'mtls',
  'authorization',
  'operations',
  'with_timeout',
  'with_retries',
  'errors',
  'warnings',
  'infos',
  'undecided',
  'suppressed',
  'loss_count',
  'changed_at',
];

/**
 * How many findings of a code there are, as columns, or without a code how many facts are missing.
 *
 * @internal
 */
export interface FindingRow extends KeyRow {
  code: string;
  about: string;
  errors: number;
  warnings: number;
  infos: number;
  undecided: number;
  suppressed: number;
  missing: number;
}

/**
 * A result as columns.
 *
 * @internal
 */
export interface ServiceRow extends SummaryRow {
  input_hash: string;
  dependencies: string;
  files: string;
  remarks: string;
  answer: Uint8Array;
}

/**
 * A change as columns.
 *
 * @internal
 */
export interface ChangeRow extends KeyRow {
  at: string;
  files: string;
  findings: string;
  because: string;
}
