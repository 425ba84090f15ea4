export {
  hasLabels,
  items,
  labels,
  members,
  strings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * A value of unknown shape as text; empty for anything but text.
 *
 * @internal
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Longest text of a value that a message repeats. */
const SHOWN = 200;

/**
 * A value of unknown shape in words: text up to 200 characters of it.
 *
 * @internal
 */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.slice(0, SHOWN);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === undefined || value === null ? 'nothing' : 'a structure';
  }
}

/**
 * A message with values of unknown shape in it, which may be anything: text is repeated up to 200 characters.
 *
 * @internal
 */
export function say(
  parts: TemplateStringsArray,
  ...values: readonly unknown[]
): string {
  return parts
    .map((part, index) =>
      index === 0 ? part : shown(values[index - 1]) + part,
    )
    .join('');
}
