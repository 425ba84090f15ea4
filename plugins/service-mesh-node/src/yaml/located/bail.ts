/**
 * Leaves a text to the parser of all of YAML: not an error of the text.
 *
 * @internal
 */
export class Bail extends Error {}

const notSimple = new Bail('not simple YAML');

/**
 * Gives up reading a text as simple YAML.
 *
 * @internal
 */
export function bail(): never {
  throw notSimple;
}

/**
 * The characters that the structure of YAML is made of.
 *
 * @internal
 */
export const chars = {
  tab: 9,
  newline: 10,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  comma: 44,
  dash: 45,
  colon: 58,
  greater: 62,
  openList: 91,
  closeList: 93,
  openMap: 123,
  pipe: 124,
  closeMap: 125,
} as const;
