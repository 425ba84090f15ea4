export * from './draft';
export * from './groups';
export * from './names';
export * from './split';
