export * from './finding';
export * from './fleet';
export * from './hostile';
export * from './huge';
export * from './manifests';
export * from './origins';
export * from './rule';
export * from './serviceConfig';
