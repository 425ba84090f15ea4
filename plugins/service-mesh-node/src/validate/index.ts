export { MAX_FINDINGS } from './capFindings';
export { ruleContext } from './context';
export { findMeshConfig, parseSettings } from './meshConfig';
export { isGenerated, isRendered } from './generated';
export { perContext } from './perContext';
export * from './read';
export * from './rule';
export type { PathPattern, RequestRule } from './practice/requestRule';
export { commonRules } from './rules';
export * from './runRules';
export {
  acceptanceEnded,
  SUPPRESS_ANNOTATION,
  type SuppressAnnotation,
  type Suppressor,
} from './suppress';
export * from './ruleCatalogue';
export * from './rulesFor';
export type { SchemaSources } from './rules/schema';
export * from './validateFiles';
