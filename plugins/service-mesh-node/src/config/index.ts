export { configFact, environmentNames, readEnvironment } from './environment';
export * from './schema';
export * from './target';
