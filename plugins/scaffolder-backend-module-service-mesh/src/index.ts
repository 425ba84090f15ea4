/**
 * A module of the scaffolder: actions that write the mesh configuration of services into the workspace, compare it with the
 * repository it is for, check it, and word the pull request. They ask the service mesh backend on behalf of the initiator.
 *
 * @packageDocumentation
 */

export { scaffolderModuleServiceMesh as default } from './module';
