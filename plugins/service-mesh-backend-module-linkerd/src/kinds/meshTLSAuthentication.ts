import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { isIdentity } from './identity';

const identitySchema = z
  .string()
  .refine(
    isIdentity,
    'must be a name such as web.shop.serviceaccount.identity.linkerd.cluster.local, or a spiffe:// id',
  );

const identityRefSchema = z
  .strictObject({
    group: z.enum(['', 'core']).optional(),
    kind: z.enum(['ServiceAccount', 'Namespace']),
    name: z.string().min(1).max(253),
    namespace: z.string().max(253).optional(),
  })
  .refine(
    ref => ref.kind !== 'Namespace' || ref.namespace === undefined,
    'must not have a namespace, since it is one',
  );

/**
 * Clients that prove an identity by mutual TLS.
 *
 * @internal
 */
export const meshTLSAuthentication = defineKind({
  apiVersion: 'policy.linkerd.io/v1alpha1',
  alsoServed: [],
  kind: 'MeshTLSAuthentication',
  spec: z
    .strictObject({
      identities: z.array(identitySchema).min(1).optional(),
      identityRefs: z.array(identityRefSchema).min(1).optional(),
    })
    .refine(
      spec =>
        (spec.identities === undefined) !== (spec.identityRefs === undefined),
      'must have either identities or identityRefs',
    ),
});
