import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseDocument } from 'yaml';

/** Most characters of a definition that are read. */
const MAX_LENGTH = 5_000_000;
/** Most aliases that are resolved, so that a few bytes cannot grow into gigabytes. */
const MAX_ALIASES = 100;

/**
 * Text read as YAML or JSON, or why it could not be.
 *
 * @internal
 */
export type YamlResult = { value: Json } | { problem: string };

/**
 * Reads one document of YAML or JSON from hostile hands: bounded in size and aliases, without custom tags.
 *
 * @internal
 */
export function readYaml(text: string): YamlResult {
  if (text.length > MAX_LENGTH) {
    return {
      problem: `it is longer than ${MAX_LENGTH / 1_000_000} million characters`,
    };
  }
  try {
    // Checking for duplicate keys takes quadratic time in this library.
    const document = parseDocument(text, {
      uniqueKeys: false,
      prettyErrors: true,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error) {
      return { problem: error.message.split('\n')[0].replace(/:$/, '') };
    }
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) ?? null };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
