import { KeyboardEvent, MouseEvent, useRef, useState } from 'react';

/** Where each key leads from a line, both counted from 1. */
const moves: Record<string, (line: number, count: number) => number> = {
  ArrowDown: line => line + 1,
  ArrowUp: line => line - 1,
  PageDown: line => line + 20,
  PageUp: line => line - 20,
  Home: () => 1,
  End: (_, count) => count,
};

function lineOf({ target }: MouseEvent): number | undefined {
  const line = (target as Element)
    .closest('[data-line]')
    ?.getAttribute('data-line');
  return line ? Number(line) : undefined;
}

/**
 * The line that the reader points at, or else the one last pressed or reached with the keys. Text that moves below a pointer at rest,
 * as while a panel opens, is not pointed at.
 *
 * @internal
 */
export function useCurrentLine(count: number, onMove: (line: number) => void) {
  const [chosen, setChosen] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const pointer = useRef({ x: NaN, y: NaN });
  return {
    chosen,
    current: pointed ?? chosen,
    handlers: {
      onMouseMove: (event: MouseEvent) => {
        const { clientX: x, clientY: y } = event;
        if (x !== pointer.current.x || y !== pointer.current.y) {
          pointer.current = { x, y };
          setPointed(lineOf(event));
        }
      },
      onMouseLeave: () => setPointed(undefined),
      onMouseDown: (event: MouseEvent) => {
        pointer.current = { x: event.clientX, y: event.clientY };
        setPointed(undefined);
        setChosen(lineOf(event) ?? chosen);
      },
      onKeyDown: (event: KeyboardEvent) => {
        const move = moves[event.key];
        if (move && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          const line = Math.min(count, Math.max(1, move(chosen ?? 0, count)));
          setPointed(undefined);
          setChosen(line);
          onMove(line);
        }
      },
    },
  };
}
