export * from './document';
export * from './read';
