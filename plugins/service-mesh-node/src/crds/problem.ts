import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What kind of fault an API server would report.
 *
 * @public
 */
export type CrdProblemCode =
  | 'required'
  | 'type'
  | 'enum'
  | 'pattern'
  | 'format'
  | 'range'
  | 'length'
  | 'too-long'
  | 'too-many'
  | 'alternatives'
  | 'duplicate'
  | 'unknown-field'
  | 'metadata'
  | 'cel';

/**
 * One reason for which an API server refuses an object.
 *
 * @public
 */
export interface CrdProblem {
  /** The value at fault, or the member that is missing. */
  pointer: JsonPointer;
  code: CrdProblemCode;
  /** One sentence that names the place. */
  message: string;
  /** What is missing to decide, as `needs …`; such a problem rejects nothing. */
  undecided?: string;
}

/** Codes after which an API server runs no CEL rule (Kubernetes: `hasBlockingErr` of custom resources). */
const BLOCKING: readonly CrdProblemCode[] = [
  'required',
  'type',
  'enum',
  'too-long',
  'too-many',
];

/**
 * Whether an API server stops before the CEL rules because of these problems.
 *
 * @internal
 */
export function blockRules(problems: readonly CrdProblem[]): boolean {
  return problems.some(({ code }) => BLOCKING.includes(code));
}

/**
 * States a problem; the text continues the name of the place.
 *
 * @internal
 */
export function problem(
  pointer: JsonPointer,
  code: CrdProblemCode,
  text: string,
): CrdProblem {
  return { pointer, code, message: `${pointer || 'The object'} ${text}.` };
}
