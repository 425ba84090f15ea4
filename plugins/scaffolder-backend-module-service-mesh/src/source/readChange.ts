import { InputError } from '@backstage/errors';
import {
  Json,
  PolicyChange,
  PolicyLeaf,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from 'yaml';

function parseValue(leaf: string, text: string): Json {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(`The value of ${leaf} is no YAML: ${error}`);
  }
}

/**
 * Reads a change as the form of a template has it.
 *
 * @throws InputError for a value that is no YAML.
 * @internal
 */
export function readChange({
  leaf,
  value,
  operation,
}: {
  leaf: string;
  value?: unknown;
  operation?: string;
}): PolicyChange {
  return {
    // The backend knows which settings there are.
    leaf: leaf as PolicyLeaf,
    value:
      typeof value === 'string' ? parseValue(leaf, value) : (value as Json),
    ...(operation ? { operation } : {}),
  };
}
