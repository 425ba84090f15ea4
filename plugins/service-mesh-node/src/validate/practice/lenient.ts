/** A mapping of YAML whose members may be anything. */
type Mapping = Record<string, unknown>;

/**
 * The members of a value; none where it is no mapping.
 *
 * @internal
 */
export const members = (value: unknown): Mapping =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Mapping)
    : {};

/**
 * The mappings of a list; none where it is no list.
 *
 * @internal
 */
export const items = (value: unknown): Mapping[] =>
  Array.isArray(value) ? value.map(members) : [];

/**
 * The texts of a list; none where it is no list.
 *
 * @internal
 */
export const strings = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];

/**
 * The members of a mapping that are texts.
 *
 * @internal
 */
export const labels = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(members(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
