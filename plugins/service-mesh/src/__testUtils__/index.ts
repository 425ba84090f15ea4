export * from './finding';
export * from './manifests';
export * from './origins';
export * from './rule';
export * from './serviceConfig';
