/**
 * Whether a condition holds; `unknown` where the manifests and the request do not tell.
 *
 * @internal
 */
export type Answer = 'yes' | 'no' | 'unknown';

/**
 * Whether all conditions hold.
 *
 * @internal
 */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) {
    return 'no';
  }
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/**
 * Whether at least one condition holds.
 *
 * @internal
 */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) {
    return 'yes';
  }
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/**
 * Whether a condition does not hold.
 *
 * @internal
 */
export function not(answer: Answer): Answer {
  const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;
  return opposite[answer];
}

/**
 * A condition that is known either way.
 *
 * @internal
 */
export function known(holds: boolean): Answer {
  return holds ? 'yes' : 'no';
}
