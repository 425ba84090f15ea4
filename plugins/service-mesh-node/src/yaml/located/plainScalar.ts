import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Words that YAML 1.1 takes for booleans, and YAML 1.2 does not. */
const oldWords = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(
    word => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(
    word => [word, false] as const,
  ),
]);

const words = new Map<string, Json>([
  ...oldWords,
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
]);

const LONGEST_WORD = 5;
const NUMBER_START = /^[-+.\d]/;
const INTEGER = /^([-+]?)(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+)$/;
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

function integer(text: string): number | undefined {
  const [, sign, digits] = INTEGER.exec(text) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const isOctal = /^0\d+$/.test(digits);
  if (isOctal && /[89]/.test(digits)) {
    return undefined;
  }
  const size = isOctal ? parseInt(digits, 8) : Number(digits);
  return sign === '-' && size !== 0 ? -size : size;
}

/**
 * Whether a plain word is a boolean to Kubernetes, though YAML 1.2 reads it as text.
 *
 * @internal
 */
export function isOldBoolean(text: string): boolean {
  return oldWords.has(text);
}

/**
 * Reads a plain scalar as Kubernetes does, which follows go-yaml v2: neither YAML 1.1 nor 1.2. Dates and times of day are
 * text.
 *
 * @internal
 */
export function resolvePlain(text: string): Json {
  if (text.length <= LONGEST_WORD) {
    const word = words.get(text);
    if (word !== undefined) {
      return word;
    }
  }
  if (!NUMBER_START.test(text)) {
    return text;
  }
  const digits = text.includes('_') ? text.replace(/_/g, '') : text;
  const whole = integer(digits);
  if (whole !== undefined) {
    return whole;
  }
  const number = FLOAT.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(number) ? number : text;
}

/**
 * Reads a plain key: JSON knows only text.
 *
 * @internal
 */
export function resolveKey(text: string): string {
  const value = resolvePlain(text);
  return value === null ? text : String(value);
}
