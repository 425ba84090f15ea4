export * from './config';
export * from './finding';
export * from './rendition';
export * from './validate';
