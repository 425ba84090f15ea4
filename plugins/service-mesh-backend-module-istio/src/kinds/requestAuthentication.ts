import {
  defineKind,
  since,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';
import { selectionFields } from './selection';

const strings = z.array(z.string());

const jwtRule = z.strictObject({
  audiences: strings.optional(),
  forwardOriginalToken: z.boolean().optional(),
  fromCookies: strings.optional(),
  fromHeaders: z
    .array(z.strictObject({ name: z.string(), prefix: z.string().optional() }))
    .optional(),
  fromParams: strings.optional(),
  issuer: z.string().optional(),
  jwks: z.string().optional(),
  jwks_uri: z.string().optional(),
  jwksUri: z.string().optional(),
  outputClaimToHeaders: z
    .array(z.strictObject({ claim: z.string(), header: z.string() }))
    .optional(),
  outputPayloadToHeader: z.string().optional(),
  presence: since('1.32', z.enum(['OPTIONAL', 'REQUIRED']).optional()),
  spaceDelimitedClaims: since('1.28', strings.optional()),
  timeout: z.string().optional(),
});

/**
 * The end-user tokens that a workload verifies. A request without one passes.
 *
 * @internal
 */
export const RequestAuthentication = defineKind({
  apiVersion: 'security.istio.io/v1',
  alsoServed: ['security.istio.io/v1beta1'],
  kind: 'RequestAuthentication',
  spec: z.strictObject({
    ...selectionFields,
    jwtRules: z.array(jwtRule).optional(),
  }),
});
