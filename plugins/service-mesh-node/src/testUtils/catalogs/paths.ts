/** Values for the holes of a template, none of which is text of another one. */
const values = ['a-7', 'B.c~1'];

const hole = /\{([^{}]*)\}/g;

const isGreedy = (name: string) => /[+*]$/.test(name);

/**
 * Paths that a template means.
 *
 * @public
 */
export function testPathsOf(template: string): string[] {
  return [
    ...new Set(
      values.map((value, index) =>
        template.replace(hole, (_, name: string) =>
          isGreedy(name) && index > 0 ? `${value}/deep` : value,
        ),
      ),
    ),
  ];
}

/**
 * Whether a template means a path, told without the engine: a hole is one or more characters other than a slash, a greedy
 * one any characters.
 *
 * @public
 */
export function testPathMeans(template: string, path: string): boolean {
  const pattern = template
    .split(/(\{[^{}]*\})/)
    .map(part => {
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      return name === undefined
        ? part.replace(/[^\w/]/g, '\\$&')
        : (isGreedy(name) && '.+') || '[^/]+';
    })
    .join('');
  return new RegExp(`^${pattern}$`).test(path);
}
