import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

/** A DNS-like name with an optional wildcard as its first label, or a SPIFFE id (policy webhook of Linkerd 2.18). */
const identitySchema = z
  .string()
  .regex(
    /^(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$|^spiffe:\/\/[^/]+(\/.*)?$/,
    'must be a name such as web.shop.serviceaccount.identity.linkerd.cluster.local, or a spiffe:// id',
  );

const identityRefSchema = z
  .strictObject({
    group: z.string().max(253).optional(),
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
