import { Parsed } from './parsed';

/** A name of a header (RFC 9110, token). */
const token = /^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/;

/**
 * Reads names of headers separated by commas; case does not count in them.
 *
 * @internal
 */
export function parseHeaders(text: string): Parsed<string[]> {
  const names = text.split(',').map(part => part.trim());
  const bad = names.find(name => !token.test(name));
  return bad === undefined
    ? { value: names.map(name => name.toLowerCase()) }
    : { problem: `'${bad}' is no name of a header` };
}
