export * from './config';
export { findingSchema, rangeSchema } from './finding';
export * from './rendition';
export * from './rules';
export * from './validate';
