export * from './namespaces';
export * from './schema';
export * from './target';
