import { Json, JsonPointer } from './json';
import { Confidence, Origin } from './model';
import { Range } from './manifest';

/**
 * How much a finding matters: `error` is rejected or breaks traffic, `warning` has no effect or is risky,
 * `info` is style.
 *
 * @public
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What happens if nothing is done.
 *
 * @public
 */
export type Consequence = 'rejected' | 'ineffective' | 'risky' | 'style';

/**
 * The part of validation, or the step before it, that found it.
 *
 * @public
 */
export type Layer =
  | 'syntax'
  | 'schema'
  | 'reference'
  | 'meaning'
  | 'practice'
  | 'catalog'
  | 'policy';

/**
 * The Kubernetes object a finding is about.
 *
 * @public
 */
export interface ResourceRef {
  apiVersion: string;
  kind: string;
  namespace: string | null;
  name: string;
}

/**
 * A change that mends a finding.
 *
 * @public
 */
export interface Fix {
  /** What to do, as an imperative sentence. */
  title: string;
  /** Text to add to the entity or the file, ready to copy. */
  snippet: string;
  /** Text for the range of the finding, where putting it there keeps the meaning, so that a tool may do so. */
  replacement?: string;
}

/**
 * Why a finding was accepted: it is shown and counted, but fails nothing.
 *
 * @public
 */
export interface Suppression {
  /** What accepts it: an annotation, app-config or a baseline. */
  by: string;
  reason: string;
  /** Last day on which it is accepted, as `YYYY-MM-DD`; `null` for always. */
  until: string | null;
}

/**
 * Another object that takes part in a finding.
 *
 * @public
 */
export interface RelatedResource {
  resource: ResourceRef;
  file?: string;
  pointer?: JsonPointer;
  range?: Range;
}

/**
 * Something that is wrong, without effect or risky, with its place and what to do about it.
 *
 * @public
 */
export interface Finding {
  /** Stable name of the rule, `<area>/<what-is-wrong>`. */
  code: string;
  severity: Severity;
  layer: Layer;
  consequence: Consequence;
  /** One sentence with the concrete names. */
  message: string;
  /** The values in the message, for translation and for tools. */
  params: Record<string, Json>;
  entityRef?: string;
  resource?: ResourceRef;
  file?: string;
  pointer?: JsonPointer;
  range?: Range;
  /** The source of the faulty value. */
  origin?: Origin;
  related: RelatedResource[];
  /** Codes of other tools with the same meaning, for example `IST0130` or `KIA1107`. */
  equivalents: string[];
  /** What is missing to decide, as `needs …`; absent when the finding is certain. */
  undecided?: string;
  /** Who accepted it; absent for a finding that stands. */
  suppressed?: Suppression;
  fix?: Fix;
  confidence: Confidence;
}
