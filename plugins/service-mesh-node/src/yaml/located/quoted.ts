import { bail, chars } from './bail';

/**
 * A quoted text and the offset behind its closing quote.
 *
 * @internal
 */
export interface Quoted {
  value: string;
  end: number;
}

function doubleQuoted(text: string, start: number, end: number): Quoted {
  let hasEscapes = false;
  for (let at = start + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === chars.doubleQuote) {
      const inner = text.slice(start + 1, at);
      return {
        value: hasEscapes ? unescape(inner) : inner,
        end: at + 1,
      };
    }
    if (code === chars.newline) {
      return bail();
    }
    if (code === 92) {
      hasEscapes = true;
      at += 1;
    }
  }
  return bail();
}

/** Reads the escapes that JSON has too. */
function unescape(inner: string): string {
  if (/\\[^"\\/bfnrtu]|\t/.test(inner)) {
    return bail();
  }
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return bail();
  }
}

function singleQuoted(text: string, start: number, end: number): Quoted {
  for (let at = start + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === chars.newline) {
      return bail();
    }
    if (code === chars.singleQuote) {
      if (text.charCodeAt(at + 1) !== chars.singleQuote || at + 1 >= end) {
        const inner = text.slice(start + 1, at);
        return { value: inner.replace(/''/g, "'"), end: at + 1 };
      }
      at += 1;
    }
  }
  return bail();
}

/**
 * Reads a text in quotes on one line.
 *
 * @internal
 */
export function readQuoted(text: string, start: number, end: number): Quoted {
  return text.charCodeAt(start) === chars.doubleQuote
    ? doubleQuoted(text, start, end)
    : singleQuoted(text, start, end);
}
