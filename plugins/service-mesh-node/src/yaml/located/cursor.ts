import { bail, chars } from './bail';

/**
 * A place in the text of a document that goes forward, from one content to the next.
 *
 * @internal
 */
export class Cursor {
  /** The column of the content that the position is at; -1 at the end. */
  protected column = -1;

  constructor(
    protected readonly text: string,
    protected at: number,
    protected readonly end: number,
  ) {}

  /** Goes to the next content from the beginning of a line. */
  protected lineBegin(): void {
    while (this.at < this.end) {
      const begin = this.at;
      this.spaces();
      const code = this.text.charCodeAt(this.at);
      if (this.at >= this.end) {
        break;
      }
      if (code === chars.tab) {
        bail();
      }
      if (code !== chars.newline && code !== chars.hash) {
        this.column = this.at - begin;
        return;
      }
      this.at = this.lineEnd() + 1;
    }
    this.column = -1;
  }

  protected spaces(): void {
    while (
      this.at < this.end &&
      this.text.charCodeAt(this.at) === chars.space
    ) {
      this.at += 1;
    }
  }

  protected lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 || found > this.end ? this.end : found;
  }

  protected isBlankAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return at >= this.end || code === chars.space || code === chars.newline;
  }

  protected isDash(): boolean {
    return (
      this.text.charCodeAt(this.at) === chars.dash &&
      this.isBlankAt(this.at + 1)
    );
  }

  /** Goes over what may follow a value on its line: nothing, or a comment. Then to the next content. */
  protected finishLine(): void {
    const from = this.at;
    this.spaces();
    const code = this.text.charCodeAt(this.at);
    const isComment = code === chars.hash && this.at > from;
    if (this.at < this.end && code !== chars.newline && !isComment) {
      bail();
    }
    this.at = this.lineEnd() + 1;
    this.lineBegin();
  }

  /** Whether nothing but a comment follows on the line; goes to the next content then, else to the content here. */
  protected isContentBelow(): boolean {
    this.spaces();
    const code = this.text.charCodeAt(this.at);
    if (this.at >= this.end || code === chars.newline || code === chars.hash) {
      this.at = this.lineEnd() + 1;
      this.lineBegin();
      return true;
    }
    return code === chars.tab ? bail() : false;
  }
}
