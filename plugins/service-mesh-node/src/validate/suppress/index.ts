export * from './ended';
export * from './entry';
export * from './ownAnnotation';
export * from './suppressor';
