export * from './schema';
export * from './target';
