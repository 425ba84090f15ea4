import { RE2JS } from 're2js';

/** A brace outside a class that begins no count such as `{2}`, `{2,}` or `{2,3}`. */
function hasLoneBrace(expression: string): boolean {
  const outside = expression
    .replace(/\\[pP]\{[^}]*\}|\\x\{[^}]*\}|\\./g, '')
    .replace(/\[\^?\]?[^\]]*\]/g, 'c');
  return /^\{|[(|]\{|\{(?!\s*\d+\s*(,\s*\d*\s*)?\})/.test(outside);
}

/**
 * Whether Rust's regex crate reads an expression. It has no look-around and no back-references as RE2 has none, and other
 * than RE2 it takes no brace for text (regex 1).
 *
 * @internal
 */
export function isRustRegex(expression: string): boolean {
  try {
    RE2JS.compile(expression);
  } catch {
    return false;
  }
  return !hasLoneBrace(expression) && !/\\[QEC]/.test(expression);
}
