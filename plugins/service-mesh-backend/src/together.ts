/**
 * Does something with items in batches: whatever comes while as many batches as may be are under way goes together in the next.
 *
 * @param run - does it with a batch, and tells what came of each item in their order
 * @param limits - `items` in a batch, and `batches` at a time, at most
 * @returns what came of an item; where a batch fails, all its items do
 * @internal
 */
export function together<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  limits: { items: number; batches: number },
): (item: T) => Promise<R> {
  const waiting: {
    item: T;
    resolve: (result: R) => void;
    reject: (error: unknown) => void;
  }[] = [];
  let running = 0;
  const nextBatch = () => waiting.splice(0, limits.items);
  const runAll = async () => {
    running += 1;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      try {
        const results = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, i) => resolve(results[i]));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    running -= 1;
  };
  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running < limits.batches) {
        runAll();
      }
    });
}
