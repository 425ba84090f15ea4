import { Parsed } from './parsed';

const path = /^\/[-A-Za-z0-9/._~!$&'()*+,;=:@%]*$/;

function notAPath(text: string): { problem: string } {
  const meant = `/${text.trim()}`;
  return {
    problem: `'${text}' is not a path that begins with /${
      path.test(meant) ? `; did you mean '${meant}'?` : ''
    }`,
  };
}

/**
 * Reads a path prefix; `/` is none. A trailing slash is dropped.
 *
 * @internal
 */
export function parseBasePath(text: string): Parsed<string> {
  return path.test(text) ? { value: text.replace(/\/+$/, '') } : notAPath(text);
}

/**
 * Reads probe paths separated by commas.
 *
 * @internal
 */
export function parseProbes(text: string): Parsed<string[]> {
  const paths = text.split(',').map(part => part.trim());
  const bad = paths.find(item => !path.test(item));
  return bad === undefined ? { value: paths } : notAPath(bad);
}

/**
 * Reads a number of Pods.
 *
 * @internal
 */
export function parseReplicas(text: string): Parsed<number> {
  return /^\d{1,6}$/.test(text.trim())
    ? { value: Number(text) }
    : { problem: `'${text}' is not a whole number` };
}
