/**
 * Does something with each item, several at a time, each beginning in order. After a failure nothing else begins.
 *
 * @param items - taken one by one as lanes become free
 * @throws what `run` and the items throw
 * @internal
 */
export async function inLanes<T>(
  items: AsyncGenerator<T>,
  lanes: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const lane = async () => {
    // A lane that fails ends the items for all of them.
    for await (const item of items) {
      await run(item);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const result of ended) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}
