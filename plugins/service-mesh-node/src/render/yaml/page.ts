import {
  Position,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Text that grows and knows where it stands.
 *
 * @internal
 */
export class Page {
  #text = '';
  #line = 1;
  #column = 1;

  get text(): string {
    return this.#text;
  }

  get position(): Position {
    return { line: this.#line, column: this.#column };
  }

  /** Adds text that holds no line break, and says where it stands. */
  add(text: string): Range {
    const start = this.position;
    this.#text += text;
    this.#column += text.length;
    return { start, end: this.position };
  }

  /** Begins a new line at an indentation. */
  newLine(indent: number): void {
    this.#text += `\n${' '.repeat(indent)}`;
    this.#line += 1;
    this.#column = indent + 1;
  }
}
