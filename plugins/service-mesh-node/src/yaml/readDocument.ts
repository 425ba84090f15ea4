import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Composer,
  CST,
  Document,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
} from 'yaml';
import { Pieces } from './pieces';
import { YamlProblem } from './problem';
import { valueBuilder } from './values';

/** Most lexical tokens; a text of the greatest length has about a million. */
const MAX_TOKENS = 1_500_000;

const options = {
  // The library's own check for duplicate keys takes quadratic time.
  uniqueKeys: false,
  // A document may ask for YAML 1.1, whose dates, sets and binaries JSON does not have.
  schema: 'core',
  resolveKnownTags: false,
  logLevel: 'silent',
  // Tells where the value of a piece belongs.
  keepSourceTokens: true,
} as const;

const isEmpty = ({ contents }: Document.Parsed) =>
  contents === null || (isScalar(contents) && contents.value === null);

/**
 * Reads the only document of a YAML text.
 *
 * @param maxDepth - Deepest nesting. The composer calls itself for each level, and running out of stack in there can end the
 *   process.
 * @throws YamlProblem
 * @internal
 */
export function readDocument(text: string, maxDepth: number): Json {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  const throwFault = ({ errors: [fault] }: Document.Parsed) => {
    if (fault) {
      const { line, col } = lines.linePos(fault.pos[0]);
      throw new YamlProblem(`${fault.message} (line ${line}, column ${col})`);
    }
  };

  const build = valueBuilder();
  const pieces = new Pieces(text, value => {
    const { offset } = value;
    const [document] = new Composer(options).compose([
      { type: 'document', offset, start: [], value },
    ]);
    throwFault(document);
    return { value: build(document.contents), end: document.range[1] };
  });

  function* tokens(): Generator<CST.Token> {
    let count = 0;
    lines.addNewLine(0);
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      pieces.after(lexeme, parser.stack);
      count++;
      if (parser.stack.length > maxDepth) {
        throw new YamlProblem(`it is nested more than ${maxDepth} levels deep`);
      }
      if (count > MAX_TOKENS) {
        throw new YamlProblem(`it has more than ${MAX_TOKENS} tokens`);
      }
    }
    yield* parser.end();
  }

  const composer = new Composer(options);
  let only: Document.Parsed | undefined;
  for (const document of composer.compose(tokens(), true, text.length)) {
    throwFault(document);
    if (only && !isEmpty(document)) {
      throw new YamlProblem('it holds several documents');
    }
    only ??= document;
  }
  return build(only!.contents);
}
