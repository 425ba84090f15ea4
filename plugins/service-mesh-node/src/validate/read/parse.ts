import { parseDocument } from 'yaml';
import { Composed } from '../../yaml/located/composed';
import { compose } from '../../yaml/located/composer';
import { Stretch } from '../../yaml/located/node';
import { readSimpleYaml } from '../../yaml/located/simpleYaml';

/**
 * What is wrong with a text, and where.
 *
 * @internal
 */
export interface Fault {
  reason: string;
  at: Stretch;
}

interface ParseLimits {
  maxComplexLength: number;
  maxValues: number;
}

/** Reads all of YAML. Scalars stay text here, since Kubernetes reads them in its own way. */
function parseYaml(
  text: string,
  base: number,
  maxValues: number,
): Composed | Fault {
  const { stackTraceLimit } = Error;
  try {
    // A text can be wrong at every third character, and the stack of an error costs more than the error.
    Error.stackTraceLimit = 0;
    const document = parseDocument(text, {
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error) {
      const at = Math.min(error.pos[0], text.trimEnd().length) + base;
      return { reason: error.message, at: [at, at] };
    }
    return compose(document, text, base, maxValues);
  } catch (error) {
    return {
      reason: error instanceof Error ? error.message : String(error),
      at: [base, base],
    };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * Reads one document of a file.
 *
 * @param isSimple - whether the lines of the file end as simple YAML has it
 * @internal
 */
export function readDocument(
  text: string,
  [start, end]: Stretch,
  isSimple: boolean,
  { maxComplexLength, maxValues }: ParseLimits,
): Composed | Fault {
  const simple = isSimple ? readSimpleYaml(text, start, end) : null;
  if (!simple && end - start > maxComplexLength) {
    return {
      reason: `it is longer than ${maxComplexLength} characters, and broken or written with more than the usual means of YAML`,
      at: [start, start],
    };
  }
  return simple ?? parseYaml(text.slice(start, end), start, maxValues);
}
