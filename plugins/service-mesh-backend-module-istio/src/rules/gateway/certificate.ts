import { createPrivateKey, X509Certificate } from 'node:crypto';
import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members } from '../../lenient';

/** A day that has passed whatever today is: none of this was written before. */
const PAST = '2026-08-01';

/** Names of certificate and key in a Secret, those that kubectl writes first (Istio: SDS, kubernetes.io/tls and generic). */
const NAMES = [
  { certificate: 'tls.crt', key: 'tls.key' },
  { certificate: 'cert', key: 'key' },
];

function valueOf(secret: KubernetesObject, name: string): string | null {
  const plain = members(secret.stringData)[name];
  const encoded = members(secret.data)[name];
  if (typeof plain === 'string') {
    return plain;
  }
  return typeof encoded === 'string'
    ? Buffer.from(encoded, 'base64').toString('utf8')
    : null;
}

function read<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

function isPair(certificate: X509Certificate, text: string): boolean | null {
  const key = read(() => createPrivateKey(text));
  return key ? read(() => certificate.checkPrivateKey(key)) : null;
}

/**
 * What is wrong with the certificate of a Secret, in words that hold nothing of it.
 *
 * @internal
 */
export interface CertificateFault {
  reason: string;
  /** Whether it is about the private key, at which istioctl does not look. */
  isOfKey: boolean;
}

const fault = (reason: string, isOfKey = false): CertificateFault => ({
  reason,
  isOfKey,
});

/**
 * What is wrong with the certificate of a Secret; `null` if nothing is.
 *
 * @param today - `YYYY-MM-DD`; `null` where it is not known
 * @internal
 */
export function certificateFault(
  secret: KubernetesObject,
  today: string | null,
): CertificateFault | null {
  const [pair] = NAMES.flatMap(names => {
    const certificate = valueOf(secret, names.certificate);
    const key = valueOf(secret, names.key);
    return certificate !== null && key !== null ? [{ certificate, key }] : [];
  });
  if (!pair) {
    return fault('has no tls.crt and tls.key');
  }
  const certificate = read(() => new X509Certificate(pair.certificate));
  if (!certificate) {
    return fault('holds no certificate in tls.crt');
  }
  const end = new Date(certificate.validTo);
  if (end < new Date(today ?? PAST)) {
    return fault(
      `holds a certificate that ended on ${end.toISOString().slice(0, 10)}`,
    );
  }
  const fits = isPair(certificate, pair.key);
  if (fits === null) {
    return fault('holds no private key in tls.key', true);
  }
  return fits
    ? null
    : fault('holds a certificate and the private key of another', true);
}
