import { UIEvent, useState } from 'react';

/**
 * Height of a line of code in pixels.
 *
 * @internal
 */
export const LINE_HEIGHT = 20;

/** Shorter texts are shown whole, so that the browser's own search finds everything. */
const WHOLE = 600;

/** Lines beyond the visible ones that are there too, so that scrolling shows no gap. */
const MARGIN = 30;

/** Lines that are visible at most. */
const VISIBLE = 60;

/**
 * The part of a text that is in the document.
 *
 * @internal
 */
export interface LineWindow {
  /** First line, counted from 0, and the one after the last. */
  from: number;
  to: number;
  /** Whether lines are left out, so that the text needs a scroller of its own. */
  scrolls: boolean;
  onScroll(event: UIEvent<HTMLElement>): void;
}

/**
 * Keeps of a long text only the lines around the visible ones in the document.
 *
 * @internal
 */
export function useLineWindow(count: number): LineWindow {
  const [top, setTop] = useState(0);
  const scrolls = count > WHOLE;
  const from = scrolls ? Math.max(0, Math.min(top, count - 1) - MARGIN) : 0;
  return {
    from,
    to: scrolls ? Math.min(count, from + VISIBLE + 2 * MARGIN) : count,
    scrolls,
    onScroll: ({ currentTarget }) =>
      setTop(
        // In steps, so that not every pixel renders anew.
        Math.floor(currentTarget.scrollTop / LINE_HEIGHT / 10) * 10,
      ),
  };
}
