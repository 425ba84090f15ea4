import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Composer,
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
} from 'yaml';

/** Most characters of a text that are read unless the caller says otherwise. */
const MAX_LENGTH = 5_000_000;
/** Most lexical tokens; a text of the greatest length has about a million. */
const MAX_TOKENS = 1_500_000;
/** Deepest nesting. The composer calls itself for each level, and running out of stack in there can end the process. */
const MAX_DEPTH = 200;
/** Most values that a text may unfold into, so that a few aliases cannot grow into gigabytes. */
const MAX_VALUES = 1_000_000;

const TOO_DEEP = `it is nested more than ${MAX_DEPTH} levels deep`;
const TOO_LARGE = `its aliases unfold into more than ${MAX_VALUES} values`;

/**
 * Text read as YAML or JSON, or why it could not be.
 *
 * @internal
 */
export type YamlResult = { value: Json } | { problem: string };

/** What is wrong with a text. */
class YamlProblem extends Error {}

function* tokens(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  let count = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    count++;
    if (parser.stack.length > MAX_DEPTH) {
      throw new YamlProblem(TOO_DEEP);
    }
    if (count > MAX_TOKENS) {
      throw new YamlProblem(`it has more than ${MAX_TOKENS} tokens`);
    }
  }
  yield* parser.end();
}

const isEmpty = ({ contents }: Document.Parsed) =>
  contents === null || (isScalar(contents) && contents.value === null);

/** The only document of a text. */
function composeDocument(text: string): Document.Parsed {
  const lines = new LineCounter();
  const composer = new Composer({
    // The library's own check for duplicate keys takes quadratic time.
    uniqueKeys: false,
    // A document may ask for YAML 1.1, whose dates, sets and binaries JSON does not have.
    schema: 'core',
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  const documents = composer.compose(tokens(text, lines), true, text.length);
  let only: Document.Parsed | undefined;
  for (const document of documents) {
    const [error] = document.errors;
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw new YamlProblem(`${error.message} (line ${line}, column ${col})`);
    }
    if (only && !isEmpty(document)) {
      throw new YamlProblem('it holds several documents');
    }
    only ??= document;
  }
  return only!;
}

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

/** Builds plain values; an alias shares the value of its anchor, and counts as much. */
function toJson(root: unknown): Json {
  const anchors = new Map<string, { value: Json; weight: number }>();
  let weight = 0;
  const weigh = (more: number) => {
    weight += more;
    if (weight > MAX_VALUES) {
      throw new YamlProblem(TOO_LARGE);
    }
  };

  function build(node: unknown): Json {
    const before = weight;
    weigh(1);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) {
        throw new YamlProblem(`the alias *${node.source} has no anchor`);
      }
      weigh(target.weight);
      return target.value;
    }
    const value = buildValue(node);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) {
      anchors.set(node.anchor, { value, weight: weight - before });
    }
    return value;
  }

  function buildValue(node: unknown): Json {
    if (isSeq(node)) {
      return node.items.map(build);
    }
    if (isMap(node)) {
      return buildMap(node.items);
    }
    return isScalar(node) ? ((node.value ?? null) as Json) : null;
  }

  function buildMap(pairs: { key: unknown; value: unknown }[]): Json {
    const entries = new Map<string, Json>();
    const merged: Json[] = [];
    for (const pair of pairs) {
      const key = build(pair.key);
      const value = build(pair.value);
      if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
        merged.push(...(Array.isArray(value) ? value : [value]));
      } else {
        const name =
          typeof key === 'object' ? JSON.stringify(key) : String(key);
        if (entries.has(name)) {
          throw new YamlProblem(
            `the key '${name.slice(0, 100)}' stands twice in one map`,
          );
        }
        entries.set(name, value);
      }
    }
    // What a map says itself wins over what it merges, and the first merged map wins over the later ones.
    for (const source of merged) {
      for (const [name, value] of Object.entries(Object(source) as {})) {
        if (!entries.has(name)) {
          weigh(1);
          entries.set(name, value as Json);
        }
      }
    }
    // `fromEntries` defines keys and so keeps `__proto__` one among others.
    return Object.fromEntries(entries);
  }

  return build(root);
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
    const { value } = parseJson(text) ?? {
      value: toJson(withoutStackTraces(() => composeDocument(text)).contents),
    };
    return isTooDeep(value, MAX_DEPTH) ? { problem: TOO_DEEP } : { value };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
