/**
 * What is wrong with a text.
 *
 * @internal
 */
export class YamlProblem extends Error {}
