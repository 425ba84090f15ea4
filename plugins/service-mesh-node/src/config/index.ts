export { environmentNames, readEnvironment } from './environment';
export * from './namespaces';
export * from './schema';
export * from './target';
