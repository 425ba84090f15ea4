import { Stretch } from './node';

const MARK = /^---(?=\s|$)/gm;

/** Whether a stretch of a text holds nothing but blanks and comments. */
function isBlank(text: string, [start, end]: Stretch): boolean {
  let inComment = false;
  for (let at = start; at < end; at += 1) {
    const char = text[at];
    if (char === '\n') {
      inComment = false;
    } else if (char === '#') {
      inComment = true;
    } else if (!inComment && !/\s/.test(char)) {
      return false;
    }
  }
  return true;
}

/**
 * Cuts a stream at its document marks, as kubectl does, so that one broken document does not hide the others.
 *
 * @internal
 */
export function splitDocuments(text: string): Stretch[] {
  const parts: Stretch[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const { index } of text.matchAll(MARK)) {
    parts.push([start, index]);
    start = index + 3;
  }
  parts.push([start, text.length]);
  return parts.filter(part => !isBlank(text, part));
}
