import {
  defineKind,
  since,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { z } from 'zod/v4';

const strings = z.array(z.string());
const tlsVersion = z.enum([
  'TLS_AUTO',
  'TLSV1_0',
  'TLSV1_1',
  'TLSV1_2',
  'TLSV1_3',
]);

/**
 * How a server terminates TLS.
 *
 * @internal
 */
export const serverTls = z.strictObject({
  caCertCredentialName: since('1.28', z.string().optional()),
  caCertificates: z.string().optional(),
  caCrl: z.string().optional(),
  cipherSuites: strings.optional(),
  credentialName: z.string().optional(),
  credentialNames: since('1.27', strings.optional()),
  ecdhCurves: since('1.32', strings.optional()),
  httpsRedirect: z.boolean().optional(),
  insecureSkipVerify: z.boolean().nullish(),
  maxProtocolVersion: tlsVersion.optional(),
  minProtocolVersion: tlsVersion.optional(),
  mode: z
    .enum([
      'PASSTHROUGH',
      'SIMPLE',
      'MUTUAL',
      'AUTO_PASSTHROUGH',
      'ISTIO_MUTUAL',
      'OPTIONAL_MUTUAL',
    ])
    .optional(),
  privateKey: z.string().optional(),
  serverCertificate: z.string().optional(),
  subjectAltNames: strings.optional(),
  tlsCertificates: since(
    '1.27',
    z
      .array(
        z.strictObject({
          caCertificates: z.string().optional(),
          privateKey: z.string().optional(),
          serverCertificate: z.string().optional(),
        }),
      )
      .optional(),
  ),
  verifyCertificateHash: strings.optional(),
  verifyCertificateSpki: strings.optional(),
});

/**
 * The hosts and ports that a gateway serves. Gateways belong to the platform and are written only on request.
 *
 * @internal
 */
export const Gateway = defineKind({
  apiVersion: 'networking.istio.io/v1',
  alsoServed: ['networking.istio.io/v1beta1', 'networking.istio.io/v1alpha3'],
  kind: 'Gateway',
  spec: z.strictObject({
    selector: z.record(z.string(), z.string()).optional(),
    servers: z
      .array(
        z.strictObject({
          bind: z.string().optional(),
          defaultEndpoint: z.string().optional(),
          hosts: strings,
          name: z.string().optional(),
          port: z.strictObject({
            name: z.string(),
            number: z.int(),
            protocol: z.string(),
            targetPort: z.int().optional(),
          }),
          tls: serverTls.optional(),
        }),
      )
      .optional(),
  }),
});
