export * from './leaves';
export * from './policy';
export * from './values';
