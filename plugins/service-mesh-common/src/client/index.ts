export * from './ServiceMeshClient';
