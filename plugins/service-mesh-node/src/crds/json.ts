import {
  Json,
  JsonObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Whether a value is a JSON object, not an array.
 *
 * @internal
 */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Spells a value so that equal values are spelled alike, whatever the order of their keys.
 *
 * @internal
 */
export function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join()}]`;
  }
  return isJsonObject(value)
    ? `{${Object.keys(value)
        .sort()
        .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
        .join()}}`
    : JSON.stringify(value) ?? '';
}

/**
 * Shows a value in a message, cut where it is long.
 *
 * @internal
 */
export function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/**
 * Spells one step of a JSON pointer.
 *
 * @internal
 */
export function step(key: string): string {
  return /[~/]/.test(key) ? toPointer([key]) : `/${key}`;
}
