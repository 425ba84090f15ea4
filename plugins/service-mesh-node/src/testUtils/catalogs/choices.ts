/**
 * Decisions of a generator. The tape that they are read from makes them repeatable and lets a property-based test shrink
 * them: smaller numbers and a shorter tape mean options nearer to the front.
 *
 * @public
 */
export interface Choices {
  /** One of some options; the first is the plainest. */
  pick<T>(options: readonly T[]): T;
  /** Whether something happens that does so once in a number of times; it does not by default. */
  oneIn(times: number): boolean;
  /** Some of the options, in their order; none by default. */
  some<T>(options: readonly T[]): T[];
}

/**
 * Choices read from a tape of natural numbers. Behind its end, everything is as plain as can be.
 *
 * @public
 */
export function testChoices(tape: readonly number[]): Choices {
  let at = 0;
  const below = (limit: number) => (tape[at++] ?? 0) % limit;
  const choices: Choices = {
    pick: options => options[below(options.length)],
    oneIn: times => below(times) === times - 1,
    some: options => options.filter(() => below(2) === 1),
  };
  return choices;
}
