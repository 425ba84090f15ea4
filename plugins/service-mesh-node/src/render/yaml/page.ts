import {
  Position,
  Range,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** A comment holds only what no reader of YAML takes for the end of the line. */
const commentOf = (text: string) => `# ${text.replace(/[^\x20-\x7e]/g, '?')}`;

/**
 * Text that grows and knows where it stands.
 *
 * @internal
 */
export class Page {
  #text = '';
  #line = 1;
  #column = 1;
  #notes: string[] = [];

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

  /** Adds a line that holds only a comment. */
  comment(text: string): void {
    this.add(commentOf(text));
    this.newLine(0);
  }

  /** Puts a comment behind what the line will hold when it ends; several on one line are one comment. */
  note(text: string): void {
    if (!this.#notes.includes(text)) {
      this.#notes.push(text);
    }
  }

  /** Begins a new line at an indentation. */
  newLine(indent: number): void {
    this.#endLine();
    this.#text += `\n${' '.repeat(indent)}`;
    this.#line += 1;
    this.#column = indent + 1;
  }

  /** The whole text, its last line ended. */
  finish(): string {
    this.#endLine();
    return `${this.#text}\n`;
  }

  #endLine(): void {
    if (this.#notes.length > 0) {
      this.#text += ` ${commentOf(this.#notes.join('; '))}`;
      this.#notes = [];
    }
  }
}
