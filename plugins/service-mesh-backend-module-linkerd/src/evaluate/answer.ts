/**
 * Whether a condition holds; `unknown` where the manifests and the request do not tell.
 *
 * @internal
 */
export type Answer = 'yes' | 'no' | 'unknown';

/**
 * A condition that is known either way.
 *
 * @internal
 */
export const known = (holds: boolean): Answer => (holds ? 'yes' : 'no');

/**
 * Whether at least one condition holds.
 *
 * @internal
 */
export const any = (answers: readonly Answer[]): Answer =>
  answers.find(a => a === 'yes') ?? answers.find(a => a === 'unknown') ?? 'no';

/**
 * Whether all conditions hold.
 *
 * @internal
 */
export const all = (answers: readonly Answer[]): Answer =>
  answers.find(a => a === 'no') ?? answers.find(a => a === 'unknown') ?? 'yes';
