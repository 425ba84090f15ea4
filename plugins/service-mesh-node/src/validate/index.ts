export * from './read';
export * from './rule';
export { commonRules } from './rules';
export * from './runRules';
export * from './validateFiles';
