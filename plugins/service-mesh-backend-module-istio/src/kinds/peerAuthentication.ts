import { defineKind } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { selectionFields } from './selection';

const mtls = z.strictObject({
  mode: z.enum(['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT']).optional(),
});

/**
 * Whether workloads accept plaintext.
 *
 * @internal
 */
export const PeerAuthentication = defineKind({
  apiVersion: 'security.istio.io/v1',
  alsoServed: ['security.istio.io/v1beta1'],
  kind: 'PeerAuthentication',
  spec: z.strictObject({
    selector: selectionFields.selector,
    mtls: mtls.optional(),
    portLevelMtls: z.record(z.string(), mtls).optional(),
  }),
});
