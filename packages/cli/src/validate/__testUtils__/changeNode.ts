/**
 * A change of some value in a tree: the value at a place, counted through all values from the first document on.
 *
 * @internal
 */
export interface Change {
  place: number;
  how:
    | { kind: 'drop' }
    | { kind: 'double' }
    | { kind: 'cut' }
    | { kind: 'replace'; value: unknown }
    | { kind: 'insert'; key: string; value: unknown };
}

type Container = unknown[] | Record<string, unknown>;

/** A value in the list or mapping that holds it. */
interface Slot {
  container: Container;
  key: string;
}

const isContainer = (value: unknown): value is Container =>
  value !== null && typeof value === 'object';

function slotsIn(container: Container): Slot[] {
  return Object.entries(container).flatMap(([key, value]) => [
    { container, key },
    ...(isContainer(value) ? slotsIn(value) : []),
  ]);
}

/** Sets a member, also one that an assignment would take for the prototype. */
function set(container: Container, key: string, value: unknown) {
  Object.defineProperty(container, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function double({ container, key }: Slot, value: unknown) {
  if (Array.isArray(container)) {
    container.push(value);
  } else {
    set(container, `${key}2`, value);
  }
}

function cut(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.slice(0, value.length >> 1);
  }
  return Array.isArray(value) ? value.slice(0, value.length >> 1) : null;
}

function drop({ container, key }: Slot) {
  if (Array.isArray(container)) {
    container.splice(Number(key), 1);
  } else {
    delete container[key];
  }
}

/**
 * Documents with one of their values changed; they themselves stay as they are.
 *
 * @internal
 */
export function changeNode(
  documents: readonly unknown[],
  { place, how }: Change,
): unknown[] {
  const changed: unknown[] = JSON.parse(JSON.stringify(documents));
  const slots = slotsIn(changed);
  if (slots.length === 0) {
    return changed;
  }
  const slot = slots[place % slots.length];
  const { container, key } = slot;
  const value = (container as Record<string, unknown>)[key];
  switch (how.kind) {
    case 'drop':
      drop(slot);
      break;
    case 'double':
      double(slot, value);
      break;
    case 'cut':
      set(container, key, cut(value));
      break;
    case 'replace':
      set(container, key, how.value);
      break;
    default:
      if (isContainer(value) && !Array.isArray(value)) {
        set(value, how.key, how.value);
      }
  }
  return changed;
}
