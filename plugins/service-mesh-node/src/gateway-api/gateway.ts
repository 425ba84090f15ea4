import { z } from 'zod/v4';
import { defineKind } from '../kind';
import {
  groupSchema,
  hostnameSchema,
  kindSchema,
  nameSchema,
  namespaceSchema,
  portSchema,
  sectionNameSchema,
} from './values';

const objectReference = z.strictObject({
  group: groupSchema.optional(),
  kind: kindSchema.optional(),
  name: nameSchema,
  namespace: namespaceSchema.optional(),
});

/** Namespaces that may attach something; a selector goes with `Selector`. */
const fromNamespaces = <T extends string>(from: readonly T[]) =>
  z.strictObject({
    from: z.enum(from).optional(),
    selector: z
      .strictObject({
        matchLabels: z.record(z.string(), z.string()).optional(),
        matchExpressions: z
          .array(
            z.strictObject({
              key: z.string(),
              operator: z.string(),
              values: z.array(z.string()).optional(),
            }),
          )
          .optional(),
      })
      .optional(),
  });

const frontendValidation = z.strictObject({
  validation: z
    .strictObject({
      caCertificateRefs: z.array(objectReference).min(1).max(16),
      mode: z.enum(['AllowValidOnly', 'AllowInsecureFallback']).optional(),
    })
    .optional(),
});

const listener = z.strictObject({
  name: sectionNameSchema,
  hostname: hostnameSchema.optional(),
  port: portSchema,
  protocol: z.string().min(1).max(255),
  tls: z
    .strictObject({
      mode: z.enum(['Terminate', 'Passthrough']).optional(),
      certificateRefs: z.array(objectReference).max(64).optional(),
      options: z.record(z.string(), z.string().max(4096)).optional(),
    })
    .optional(),
  allowedRoutes: z
    .strictObject({
      namespaces: fromNamespaces(['All', 'Selector', 'Same']).optional(),
      kinds: z
        .array(
          z.strictObject({ group: groupSchema.optional(), kind: kindSchema }),
        )
        .max(8)
        .optional(),
    })
    .optional(),
});

/**
 * Gateway: where traffic enters a cluster or, of a class for it, a namespace (Gateway API 1.0).
 *
 * @public
 */
export const gateway = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1',
  alsoServed: ['gateway.networking.k8s.io/v1beta1'],
  kind: 'Gateway',
  spec: z.strictObject({
    gatewayClassName: nameSchema,
    listeners: z
      .array(listener)
      .min(1)
      .max(64)
      .refine(
        listeners =>
          new Set(listeners.map(({ name }) => name)).size === listeners.length,
        'must have listeners of different names',
      ),
    addresses: z
      .array(
        z.strictObject({
          type: z.string().min(1).max(253).optional(),
          value: z.string().max(253).optional(),
        }),
      )
      .max(16)
      .optional(),
    allowedListeners: z
      .strictObject({
        namespaces: fromNamespaces([
          'All',
          'Selector',
          'Same',
          'None',
        ]).optional(),
      })
      .optional(),
    defaultScope: z.enum(['All', 'None']).optional(),
    infrastructure: z
      .strictObject({
        annotations: z.record(z.string(), z.string().max(4096)).optional(),
        labels: z.record(z.string(), z.string().max(63)).optional(),
        parametersRef: z
          .strictObject({
            group: groupSchema,
            kind: kindSchema,
            name: nameSchema,
          })
          .optional(),
      })
      .optional(),
    tls: z
      .strictObject({
        backend: z
          .strictObject({ clientCertificateRef: objectReference.optional() })
          .optional(),
        frontend: z
          .strictObject({
            default: frontendValidation,
            perPort: z
              .array(
                z.strictObject({ port: portSchema, tls: frontendValidation }),
              )
              .max(64)
              .optional(),
          })
          .optional(),
      })
      .optional(),
  }),
});
