import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readDocument } from './readDocument';
import { readSimple } from './readSimple';

/** Most characters of a text that are read unless the caller says otherwise. */
const MAX_LENGTH = 5_000_000;
/** Deepest nesting. */
const MAX_DEPTH = 200;

/**
 * Text read as YAML or JSON, or why it could not be.
 *
 * @internal
 */
export type YamlResult = { value: Json } | { problem: string };

/** The composer goes on after a fault, and most of the cost of a million errors is their stack traces. */
function withoutStackTraces<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function isTooDeep(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') {
    return false;
  }
  return (
    levels === 0 ||
    Object.values(value).some(child => isTooDeep(child, levels - 1))
  );
}

function parseJson(text: string): { value: Json } | null {
  if (!/^\s*[{[]/.test(text)) {
    return null;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * Reads one document of YAML or JSON from hostile hands: bounded in size, depth and aliases, without custom tags. Keys
 * become strings, and `<<` merges.
 *
 * @param maxLength - Most characters that are read.
 * @internal
 */
export function readYaml(text: string, maxLength = MAX_LENGTH): YamlResult {
  if (text.length > maxLength) {
    return {
      problem: `it is longer than ${maxLength / 1_000_000} million characters`,
    };
  }
  try {
    const { value } = parseJson(text) ??
      readSimple(text) ?? {
        value: withoutStackTraces(() => readDocument(text, MAX_DEPTH)),
      };
    return isTooDeep(value, MAX_DEPTH)
      ? { problem: `it is nested more than ${MAX_DEPTH} levels deep` }
      : { value };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
