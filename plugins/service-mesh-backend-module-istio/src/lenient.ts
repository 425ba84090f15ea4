import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A value of unknown shape as an object; empty for anything else.
 *
 * @internal
 */
export function members(value: unknown): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

/**
 * A value of unknown shape as a list of objects; empty for anything else.
 *
 * @internal
 */
export function items(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(members) : [];
}

/**
 * The strings of a list of unknown shape.
 *
 * @internal
 */
export function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/**
 * A map from strings to strings of unknown shape, without what is not a string.
 *
 * @internal
 */
export function labels(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/**
 * Whether every label asked for is there with its value.
 *
 * @internal
 */
export function hasLabels(
  actual: Record<string, string>,
  wanted: Record<string, string>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => actual[key] === value);
}

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
