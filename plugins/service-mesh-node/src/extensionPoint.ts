import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { MeshProvider } from './provider';
import { Rule } from './validate/rule';

/**
 * What a file plugs in, under the name `plugs` among its exports.
 *
 * @public
 */
export interface MeshPlugs {
  /** The absolute path of the file, `__filename`: CommonJS, as Backstage builds all that runs in a backend. */
  file: string;
  /** Meshes. */
  providers?: readonly MeshProvider[];
  /** Rules that belong to no mesh. */
  rules?: readonly Rule[];
}

/**
 * Where modules plug in meshes and rules of their own.
 *
 * @public
 */
export interface ServiceMeshProvidersExtensionPoint {
  /**
   * Adds meshes and rules of a file that threads of the backend can load too. They compute there as long as everything is added
   * this way. Throws as the other two do.
   */
  addPlugs(plugs: MeshPlugs): void;
  /** Adds a mesh. Throws a `ConflictError` if its id or one of its data planes is taken. */
  addProvider(provider: MeshProvider): void;
  /** Adds rules that belong to no mesh. Throws a `ConflictError` if a code is taken. */
  addRules(...rules: Rule[]): void;
}

/**
 * The extension point of {@link ServiceMeshProvidersExtensionPoint}.
 *
 * @public
 */
export const serviceMeshProvidersExtensionPoint =
  createExtensionPoint<ServiceMeshProvidersExtensionPoint>({
    id: 'serviceMesh.providers',
  });
