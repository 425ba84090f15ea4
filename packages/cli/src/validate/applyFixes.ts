import {
  Finding,
  Position,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The offset of each line of a text. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Edits from the last to the first, without those that touch one another. */
function edits(findings: readonly Finding[], starts: number[]): Edit[] {
  const offset = ({ line, column }: Position) => starts[line - 1] + column - 1;
  const all = findings
    .flatMap(({ fix, range, suppressed, undecided }) =>
      fix?.replacement === undefined ||
      !range ||
      suppressed ||
      undecided !== undefined
        ? []
        : {
            start: offset(range.start),
            end: offset(range.end),
            text: fix.replacement,
          },
    )
    .sort((a, b) => b.start - a.start);
  return all.filter((edit, i) => i === 0 || edit.end <= all[i - 1].start);
}

/**
 * Makes the changes in a text that findings about it offer; what else stands there, comments too, stays as it is.
 *
 * @internal
 */
export function applyFixes(
  content: string,
  findings: readonly Finding[],
): string {
  return edits(findings, lineStarts(content)).reduce(
    (text, { start, end, text: replacement }) =>
      `${text.slice(0, start)}${replacement}${text.slice(end)}`,
    content,
  );
}
