/**
 * Taking over configuration that was written by others: what existing manifests mean as policy, which annotations say so, and
 * what would be otherwise all the same.
 */
export * from './abCondition';
export * from './adopt';
export * from './adoption';
export type { ExistingPlace } from './existing';
export type { AdoptOptions } from './generate';
export * from './reading';
export * from './recognition';
export * from './rivals';
export * from './shares';
