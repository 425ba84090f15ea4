import {
  Position,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end === -1) {
      return text.length;
    }
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}

/**
 * A text with another one in place of a range.
 *
 * @internal
 */
export function applyReplacement(
  text: string,
  range: Range,
  replacement: string,
): string {
  return (
    text.slice(0, offsetOf(text, range.start)) +
    replacement +
    text.slice(offsetOf(text, range.end))
  );
}
