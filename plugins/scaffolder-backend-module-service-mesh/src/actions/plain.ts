/**
 * A copy that consists of plain records and lists, which are all that templates take as output of a step.
 *
 * @internal
 */
export function plain(values: readonly object[]): Record<string, any>[] {
  return JSON.parse(JSON.stringify(values));
}
