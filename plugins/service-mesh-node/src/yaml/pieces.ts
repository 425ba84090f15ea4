import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CST } from 'yaml';

/** Where in the parser's stack a piece lies: that of a document, then its map, then `paths`, a path, an operation. */
const LEVEL = 4;

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
  #open: CST.Token | undefined;
  #isOver = false;

  /** @param read - gives the value of a piece, and the offset of its end */
  constructor(
    text: string,
    read: (piece: Piece) => { value: Json; end: number },
  ) {
    this.#text = text;
    this.#read = read;
  }

  /** Looks at the parser's stack after each lexeme, and empties the piece that the lexeme ended. */
  after(lexeme: string, stack: readonly CST.Token[]): void {
    const ended = this.#open;
    this.#open = stack[LEVEL];
    this.#isOver ||= lexeme.startsWith('&') || lexeme.startsWith('%');
    if (ended !== this.#open && isBlock(ended) && !this.#isOver) {
      this.#empty(ended);
    }
  }

  #empty(piece: Piece): void {
    const { value, end } = this.#read(piece);
    const source = this.#text.slice(piece.offset, end);
    piece.items = [{ start: [new Blank(piece, source, value)] }];
  }
}
