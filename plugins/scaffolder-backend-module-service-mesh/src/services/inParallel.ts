/** Enough that the service mesh backend is never idle, and few enough that others get their turn there. */
const LANES = 8;

/**
 * Does something with each item, several at a time, each beginning in order. After a failure nothing else begins.
 *
 * @returns what came of them, in the order of the items
 * @throws what `run` throws for the first item that it fails for: the same one in every run.
 * @internal
 */
export async function inParallel<T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const failures: { index: number; error: unknown }[] = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length && failures.length === 0) {
      const index = next++;
      try {
        results[index] = await run(items[index]);
      } catch (error) {
        failures.push({ index, error });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failures.length > 0) {
    throw failures.sort((a, b) => a.index - b.index)[0].error;
  }
  return results;
}
