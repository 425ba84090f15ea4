export * from './config';
export * from './finding';
export * from './validate';
