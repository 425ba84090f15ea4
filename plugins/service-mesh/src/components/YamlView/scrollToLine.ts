import { LINE_HEIGHT } from './useLineWindow';

/**
 * Scrolls a text as little as it takes to have a line in view.
 *
 * @param line - counted from 1
 * @internal
 */
export function scrollToLine(box: HTMLElement | null, line: number): void {
  if (!box) {
    return;
  }
  if (box.scrollHeight <= box.clientHeight) {
    box
      .querySelector(`[data-line="${line}"]`)
      ?.scrollIntoView?.({ block: 'nearest' });
    return;
  }
  const top = (line - 1) * LINE_HEIGHT;
  if (top < box.scrollTop) {
    box.scrollTop = top;
  } else if (top + 2 * LINE_HEIGHT > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + 2 * LINE_HEIGHT - box.clientHeight;
  }
}
