/**
 * Does something with each item, several at a time, each beginning in order. After a failure nothing else begins.
 *
 * @returns what came of them, in the order of their ends
 * @throws what `run` throws
 * @internal
 */
export async function inLanes<T, R>(
  items: readonly T[],
  lanes: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const waiting = [...items];
  const results: R[] = [];
  const lane = async () => {
    try {
      for (
        let item = waiting.shift();
        item !== undefined;
        item = waiting.shift()
      ) {
        results.push(await run(item));
      }
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const result of ended) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
  return results;
}
