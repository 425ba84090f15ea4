import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CST } from 'yaml';

/**
 * Where in the parser's stack pieces lie, inner ones first: that of a document, then its map, then `paths`, then a path (3),
 * then an operation (4).
 */
const LEVELS = [4, 3];

type Piece = CST.BlockMap | CST.BlockSequence;

const isBlock = (token: CST.Token | undefined): token is Piece =>
  token?.type === 'block-map' || token?.type === 'block-seq';

/** All that an emptied piece holds: its value, and a blank of its length, so that what follows keeps its place. */
class Blank implements CST.SourceToken {
  readonly type = 'newline';
  readonly offset: number;
  readonly indent: number;
  readonly source: string;
  readonly value: Json;

  constructor({ offset, indent }: Piece, source: string, value: Json) {
    this.offset = offset;
    this.indent = indent;
    this.source = source;
    this.value = value;
  }
}

/**
 * The value of an emptied piece; `undefined` for any other token.
 *
 * @internal
 */
export function valueOfPiece(token: CST.Token | undefined): Json | undefined {
  const blank = isBlock(token) ? token.items[0]?.start[0] : undefined;
  return blank instanceof Blank ? blank.value : undefined;
}

/**
 * Turns the inner blocks of a text into values while the rest of it is still being parsed, and empties them. Tokens take
 * dozens of times the memory of their text, and those of one block can be thrown away before the next one's come.
 *
 * Anchors and directives bear on what follows: from the first one on, everything stays as it is.
 *
 * @internal
 */
export class Pieces {
  readonly #text: string;
  readonly #read: (piece: Piece) => { value: Json; end: number };
  readonly #open: (CST.Token | undefined)[] = LEVELS.map(() => undefined);
  #isOver = false;

  /** @param read - gives the value of a piece, and the offset of its end */
  constructor(
    text: string,
    read: (piece: Piece) => { value: Json; end: number },
  ) {
    this.#text = text;
    this.#read = read;
  }

  /** Looks at the parser's stack after each lexeme, and empties the pieces that the lexeme ended. */
  after(lexeme: string, stack: readonly CST.Token[]): void {
    this.#isOver ||= lexeme.startsWith('&') || lexeme.startsWith('%');
    for (let i = 0; i < LEVELS.length; i++) {
      const ended = this.#open[i];
      const open = stack[LEVELS[i]];
      if (ended !== open) {
        this.#open[i] = open;
        if (!this.#isOver && isBlock(ended)) {
          this.#empty(ended);
        }
      }
    }
  }

  #empty(piece: Piece): void {
    const { value, end } = this.#read(piece);
    const source = this.#text.slice(piece.offset, end);
    piece.items = [{ start: [new Blank(piece, source, value)] }];
  }
}
