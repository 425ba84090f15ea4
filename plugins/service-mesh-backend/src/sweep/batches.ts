/** Most entities that are read at a time for the services of a batch, unless one service alone needs more. */
const MAX_ENTITIES = 100;

/**
 * Puts jobs into batches, whose entities are read together.
 *
 * @internal
 */
export function batchesOf<T extends { toRead: readonly string[] }>(
  jobs: readonly T[],
): T[][] {
  const batches: T[][] = [];
  /** What is read for the last batch. */
  const refs = new Set<string>();
  for (const job of jobs) {
    const more = job.toRead.filter(ref => !refs.has(ref));
    const batch = batches.at(-1);
    if (batch && refs.size + more.length <= MAX_ENTITIES) {
      batch.push(job);
    } else {
      batches.push([job]);
      refs.clear();
    }
    job.toRead.forEach(ref => refs.add(ref));
  }
  return batches;
}
