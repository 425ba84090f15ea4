import {
  Finding,
  FindingSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleInfo } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What a run of `validate` has found.
 *
 * @internal
 */
export interface Report {
  findings: readonly Finding[];
  summary: FindingSummary;
  /** The files that were read, in order. */
  files: readonly string[];
  /** The rules that were held. */
  rules: readonly RuleInfo[];
}

/**
 * Writes a report in the words of some reader.
 *
 * @internal
 */
export type ReportFormat = (report: Report) => string;
