export { ServiceMeshCard } from './ServiceMeshCard';
export { SystemServiceMeshCard } from './SystemServiceMeshCard';
