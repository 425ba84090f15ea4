import { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/**
 * Inputs that say what is delivered, and to where.
 *
 * @internal
 */
export const deliveryInputs = {
  entityRef: (z: Z) =>
    z.string({
      description:
        'Ref of a component, such as component:default/order, or of a system for all its services',
    }),
  mesh: (z: Z) =>
    z
      .string({
        description:
          'Mesh to write for, such as istio or linkerd; by default the mesh of the component',
      })
      .optional(),
  environments: (z: Z) =>
    z
      .array(z.string(), {
        description:
          'Environments to write for; by default the environment named default',
      })
      .optional(),
  layout: (z: Z) =>
    z
      .enum(['plain', 'kustomize'], {
        description:
          'plain for files alone, kustomize for a kustomization in each folder; by default plain',
      })
      .optional(),
  scope: (z: Z) =>
    z
      .enum(['service', 'namespace'], {
        description:
          'namespace for what holds for their namespaces as a whole too, where app-config opts that in; by default service',
      })
      .optional(),
  repoUrl: (z: Z) =>
    z
      .string({
        description:
          'Repository to deliver to, in the form host?owner=owner&repo=repo; by default the one that the catalog names',
      })
      .optional(),
  repoBranch: (z: Z) =>
    z
      .string({
        description:
          'Branch of repoUrl to deliver to; by default its default branch',
      })
      .optional(),
  repoPath: (z: Z) =>
    z
      .string({
        description: 'Folder of repoUrl to deliver to; by default its root',
      })
      .optional(),
  targetPath: (z: Z) =>
    z
      .string({
        description:
          'Folder of the workspace for the files; by default the one that they have in their repository, so that the workspace mirrors it',
      })
      .optional(),
};
