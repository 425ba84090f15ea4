/**
 * Does something with items in batches, one batch at a time: whatever comes meanwhile goes together in the next.
 *
 * @param run - does it with a batch, and tells what came of each item in their order
 * @param most - items in a batch
 * @returns what came of an item; where a batch fails, all its items do
 * @internal
 */
export function together<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  most: number,
): (item: T) => Promise<R> {
  const waiting: {
    item: T;
    resolve: (result: R) => void;
    reject: (error: unknown) => void;
  }[] = [];
  let isRunning = false;
  const runAll = async () => {
    isRunning = true;
    for (
      let batch = waiting.splice(0, most);
      batch.length > 0;
      batch = waiting.splice(0, most)
    ) {
      try {
        const results = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, i) => resolve(results[i]));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    isRunning = false;
  };
  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) {
        runAll();
      }
    });
}
