import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { networkSchema } from './networks';

const name = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a name');

const meshTLS = z
  .strictObject({
    identities: z
      .array(
        z
          .string()
          .regex(
            /^(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
            'must be a name such as web.shop.serviceaccount.identity.linkerd.cluster.local',
          ),
      )
      .optional(),
    serviceAccounts: z
      .array(z.strictObject({ name, namespace: name.optional() }))
      .optional(),
    unauthenticatedTLS: z.boolean().optional(),
  })
  .refine(
    tls =>
      !tls.unauthenticatedTLS ||
      !(tls.identities?.length || tls.serviceAccounts?.length),
    'must not name clients, since it admits those without an identity',
  );

/**
 * The older form of an AuthorizationPolicy, for Servers alone (policy webhook of Linkerd 2.18).
 *
 * @internal
 */
export const serverAuthorization = defineKind({
  apiVersion: 'policy.linkerd.io/v1beta1',
  alsoServed: ['policy.linkerd.io/v1alpha1'],
  kind: 'ServerAuthorization',
  spec: z.strictObject({
    server: z
      .strictObject({
        name: name.optional(),
        selector: z.looseObject({}).optional(),
      })
      .refine(
        server =>
          (server.name === undefined) !== (server.selector === undefined),
        'must have either name or selector',
      ),
    client: z
      .strictObject({
        networks: z.array(networkSchema).optional(),
        unauthenticated: z.boolean().optional(),
        meshTLS: meshTLS.optional(),
      })
      .refine(
        client => !client.unauthenticated || client.meshTLS === undefined,
        'must be either unauthenticated or meshTLS',
      ),
  }),
});
