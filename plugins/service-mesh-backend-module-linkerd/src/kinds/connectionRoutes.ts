import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { backendRefFields, hostnameSchema, parentRefsSchema } from './parents';

const isService = ({ group = '', kind = 'Service' }) =>
  group === '' && kind === 'Service';

const backendRef = z
  .strictObject(backendRefFields)
  .refine(
    ref => !isService(ref) || ref.port !== undefined,
    'must have a port, since it is a Service',
  );

const commonSpec = {
  parentRefs: parentRefsSchema.optional(),
  useDefaultGateways: z.enum(['All', 'None']).optional(),
  rules: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(253).optional(),
        backendRefs: z.array(backendRef).min(1).max(16),
      }),
    )
    .min(1)
    .max(16),
};

/**
 * TLSRoute of the Gateway API, in the one version that Linkerd reads (2.18); only the experimental channel serves it.
 *
 * @internal
 */
export const tlsRoute = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1alpha2',
  alsoServed: [],
  kind: 'TLSRoute',
  spec: z.strictObject({
    ...commonSpec,
    hostnames: z.array(hostnameSchema).max(1024).optional(),
  }),
});

/**
 * TCPRoute of the Gateway API, in the one version that Linkerd reads (2.18); only the experimental channel serves it.
 *
 * @internal
 */
export const tcpRoute = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1alpha2',
  alsoServed: [],
  kind: 'TCPRoute',
  spec: z.strictObject(commonSpec),
});
