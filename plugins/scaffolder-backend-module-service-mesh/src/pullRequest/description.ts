const MORE =
  '… and more, which is too long for a description here. All of it is in the message of the commit.';

/**
 * The description of a pull request: which ones it takes the place of, then what is said of it, as far as its host takes it.
 *
 * @param limit - most characters
 * @internal
 */
export function pullRequestDescription(
  text: string,
  { older, limit }: { older: readonly string[]; limit: number },
): string {
  const links = older.map(url => `- ${url}`).join('\n');
  const whole = older.length
    ? `Takes the place of the following, which can be closed:\n\n${links}\n\n${text}`
    : text;
  if (whole.length <= limit) {
    return whole;
  }
  const room = limit - MORE.length - 2;
  // Between paragraphs: half a table would be no table.
  const end = whole.lastIndexOf('\n\n', room);
  return `${whole.slice(0, end > 0 ? end : room)}\n\n${MORE}`;
}
