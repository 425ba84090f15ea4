import {
  FindingSummary,
  ServiceSummary,
  summarizeFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CodeCount } from '../engine/countFindings';
import { MissingCount } from '../engine/countMissing';
import {
  ChangeRow,
  FindingRow,
  KeyRow,
  ServiceRow,
  SummaryRow,
} from './columns';
import { ServiceKey, ServiceResult, StoredChange } from './ServiceStore';

/**
 * Spells a key as columns.
 *
 * @internal
 */
export function toKeyRow(key: ServiceKey): KeyRow {
  return {
    entity_ref: key.entityRef,
    mesh: key.mesh,
    environment: key.environment,
  };
}

const toCounts = (findings: FindingSummary) => ({
  errors: findings.error,
  warnings: findings.warning,
  infos: findings.info,
  undecided: findings.undecided,
  suppressed: findings.suppressed,
});

/**
 * Spells how many findings a result has of a sort as columns.
 *
 * @internal
 */
export function toFindingRow(
  key: ServiceKey,
  { code, about, findings }: CodeCount,
): FindingRow {
  return {
    ...toKeyRow(key),
    code,
    about: JSON.stringify(about),
    ...toCounts(findings),
    missing: 0,
  };
}

/**
 * Spells how many facts are missing to enforce a result as columns.
 *
 * @internal
 */
export function toMissingRow(
  key: ServiceKey,
  { about, missing }: MissingCount,
): FindingRow {
  return {
    ...toFindingRow(key, { code: '', about, findings: summarizeFindings([]) }),
    missing,
  };
}

/**
 * Spells a result as columns.
 *
 * @internal
 */
export function toServiceRow(result: ServiceResult, now: Date): ServiceRow {
  const { summary } = result;
  return {
    ...toKeyRow(result),
    input_hash: result.inputHash,
    dependencies: JSON.stringify(result.dependencies),
    name: summary.name,
    owner: summary.owner,
    system: summary.system,
    lifecycle: summary.lifecycle,
    stage: summary.stage,
    missing: summary.missing,
    ready: summary.ready ? 1 : 0,
    mtls: summary.mtls,
    authorization: summary.authorization,
    operations: summary.timeouts.total,
    with_timeout: summary.timeouts.covered,
    with_retries: summary.retries.covered,
    ...toCounts(summary.findings),
    loss_count: summary.losses,
    files: JSON.stringify(result.files),
    remarks: result.remarks,
    answer: Buffer.from(result.answer),
    changed_at: now.toISOString(),
  };
}

/**
 * Reads a summary from its columns.
 *
 * @internal
 */
export function toSummary(row: SummaryRow): ServiceSummary {
  return {
    entityRef: row.entity_ref,
    name: row.name,
    owner: row.owner,
    system: row.system,
    lifecycle: row.lifecycle,
    mesh: row.mesh,
    environment: row.environment,
    stage: row.stage,
    missing: row.missing,
    ready: row.ready === 1,
    mtls: row.mtls,
    authorization: row.authorization,
    timeouts: { covered: row.with_timeout, total: row.operations },
    retries: { covered: row.with_retries, total: row.operations },
    findings: {
      error: row.errors,
      warning: row.warnings,
      info: row.infos,
      undecided: row.undecided,
      suppressed: row.suppressed,
    },
    losses: row.loss_count,
    changedAt: row.changed_at,
  };
}

/**
 * Reads a change from its columns.
 *
 * @internal
 */
export function toChange(row: ChangeRow): StoredChange {
  return {
    at: row.at,
    mesh: row.mesh,
    environment: row.environment,
    ...JSON.parse(row.files),
    counts: JSON.parse(row.findings),
    because: JSON.parse(row.because),
  };
}
