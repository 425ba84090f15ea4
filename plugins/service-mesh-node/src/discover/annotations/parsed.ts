/**
 * An annotation's value, or what is wrong with it in words that follow its name.
 *
 * @internal
 */
export type Parsed<T> = { value: T } | { problem: string };
