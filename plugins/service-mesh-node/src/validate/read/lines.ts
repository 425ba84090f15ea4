import {
  Position,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Stretch } from '../../yaml/located/node';

/**
 * Turns offsets of a text into lines and columns. The lines are counted when the first is asked for, since most texts have
 * nothing to report.
 *
 * @internal
 */
export function lineFinder(text: string): (stretch: Stretch) => Range {
  let starts: number[] | undefined;
  const count = () => {
    const found = [0];
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      found.push(at + 1);
    }
    return found;
  };
  const position = (offset: number): Position => {
    starts ??= count();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
  return ([start, end]) => ({
    start: position(start),
    end: position(Math.max(start, end)),
  });
}
