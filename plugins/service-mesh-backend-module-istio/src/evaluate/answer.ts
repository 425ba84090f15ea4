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
 * Whether a condition holds for all of some items; the first for which it does not ends the search.
 *
 * @internal
 */
export function allOf<T>(
  items: readonly T[],
  test: (item: T) => Answer,
): Answer {
  let answer: Answer = 'yes';
  for (const item of items) {
    const next = test(item);
    if (next === 'no') {
      return next;
    }
    answer = next === 'unknown' ? next : answer;
  }
  return answer;
}

/**
 * Whether a condition holds for at least one of some items; the first for which it does ends the search.
 *
 * @internal
 */
export function anyOf<T>(
  items: readonly T[],
  test: (item: T) => Answer,
): Answer {
  return not(allOf(items, item => not(test(item))));
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
