/** Longest key that is read; servers refuse longer requests. */
const MAX_LENGTH = 4_096;

/**
 * What is odd about the keys under `paths`.
 *
 * @internal
 */
export const oddities = {
  tooLong: `are longer than ${MAX_LENGTH} characters and are not read`,
  relative: "do not begin with '/', which is added",
  query: 'hold a query or fragment, which no path has and which is left out',
  braces: 'hold braces that do not enclose a parameter and are read as text',
  unnamed: 'hold a parameter without a name, which is read as any other',
} as const;

/**
 * A key under `paths` and the path it means.
 *
 * @internal
 */
export interface PathKey {
  key: string;
  /** `null` where the key is not read. */
  path: string | null;
  odd: (keyof typeof oddities)[];
}

/**
 * Reads a key under `paths`. Question marks and hashes inside a parameter are part of its name.
 *
 * @internal
 */
export function readPathKey(key: string): PathKey {
  if (key.length > MAX_LENGTH) {
    return { key, path: null, odd: ['tooLong'] };
  }
  const [before] = /^(?:\{[^{}]*\}|[^?#])*/.exec(key) ?? [''];
  const text = before.replace(/\{[^{}]*\}/g, '');
  const odd: PathKey['odd'] = [
    ...(key.startsWith('/') ? [] : (['relative'] as const)),
    ...(before.length === key.length ? [] : (['query'] as const)),
    ...(/[{}]/.test(text) ? (['braces'] as const) : []),
    ...(/\{[+*]?\}/.test(before) ? (['unnamed'] as const) : []),
  ];
  return { key, path: key.startsWith('/') ? before : `/${before}`, odd };
}
