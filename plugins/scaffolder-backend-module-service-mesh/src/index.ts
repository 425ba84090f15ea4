/**
 * A module of the scaffolder: the action `service-mesh:generate`, which writes the mesh configuration of a service into
 * the workspace and words the pull request. It asks the service mesh backend on behalf of the initiator.
 *
 * @packageDocumentation
 */

export { scaffolderModuleServiceMesh as default } from './module';
