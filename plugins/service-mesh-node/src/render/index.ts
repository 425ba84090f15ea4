export * from './contentHash';
export * from './draft';
export * from './finalize';
export * from './groups';
export * from './names';
export * from './objectives';
export * from './split';
export * from './yaml';
