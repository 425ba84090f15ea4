export * from './finding';
export * from './manifests';
export * from './origins';
export * from './serviceConfig';
