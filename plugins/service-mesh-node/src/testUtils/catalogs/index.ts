export * from './catalog';
export * from './choices';
export * from './components';
export * from './declared';
export * from './definitions';
export * from './paths';
export * from './policies';
export * from './run';
