export { ruleContext } from './context';
export * from './read';
export * from './rule';
export { commonRules } from './rules';
export * from './runRules';
export { SUPPRESS_ANNOTATION, type SuppressAnnotation } from './suppress';
export * from './rulesFor';
export type { SchemaSources } from './rules/schema';
export * from './validateFiles';
