/**
 * Long work in steps: others may have their turn wherever it yields.
 *
 * @public
 */
export type Steps<T> = Generator<void, T, void>;

/**
 * Lets others have their turn, if it is time for that; otherwise there is nothing to wait for.
 *
 * @public
 */
export type Pause = () => Promise<void> | undefined;

/**
 * Does work in one go.
 *
 * @throws what the work throws.
 * @public
 */
export function atOnce<T>(work: Steps<T>): T {
  let step = work.next();
  while (!step.done) {
    step = work.next();
  }
  return step.value;
}

/**
 * Does work step by step, with a pause between any two.
 *
 * @throws what the work throws, and what the pause rejects with: then the rest of the work is left undone.
 * @public
 */
export async function inTurns<T>(work: Steps<T>, pause: Pause): Promise<T> {
  let step = work.next();
  while (!step.done) {
    const wait = pause();
    if (wait) {
      await wait;
    }
    step = work.next();
  }
  return step.value;
}
