/** Most files and characters that the service mesh backend checks at once. */
const limits = { files: 500, text: 2_000_000 };

/**
 * Cuts files into parts that are checked one after the other, as few as can be.
 *
 * @internal
 */
export function inBatches<F extends { content: string }>(
  files: readonly F[],
): F[][] {
  const batches: F[][] = [];
  let room = { files: 0, text: 0 };
  for (const file of files) {
    if (room.files === 0 || room.text < file.content.length) {
      batches.push([]);
      room = { ...limits };
    }
    batches[batches.length - 1].push(file);
    room = { files: room.files - 1, text: room.text - file.content.length };
  }
  return batches;
}
