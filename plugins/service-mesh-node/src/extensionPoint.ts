import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { MeshProvider } from './provider';
import { Rule } from './validate/rule';

/**
 * Where modules plug in meshes and rules of their own.
 *
 * @public
 */
export interface ServiceMeshProvidersExtensionPoint {
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
