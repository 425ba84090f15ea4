/**
 * Schema truth: says whether an API server with given CustomResourceDefinitions would accept an object, and if not, why.
 * Structure first, then the CEL rules, in the server's order.
 */
export { celSyntaxProblem } from './cel/syntaxProblem';
export type { CrdSet } from './crdSet';
export { loadCrds } from './loadCrds';
export type { CrdProblem, CrdProblemCode } from './problem';
