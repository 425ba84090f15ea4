import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings, textOf } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isSet, isText } from '../set';
import { cipherSuites } from './cipherSuites';

const has = (tls: JsonObject, name: string) =>
  isText(tls[name]) || items(tls[name]).length > 0;

/** Fields by which a server gets its own certificates. */
const CERTIFICATES = [
  'caCertificates',
  'caCrl',
  'credentialName',
  'credentialNames',
  'privateKey',
  'serverCertificate',
  'tlsCertificates',
];

function sourceProblems(tls: JsonObject, at: JsonPointer): Problem[] {
  const { mode = 'PASSTHROUGH' } = tls;
  const set = CERTIFICATES.filter(name => has(tls, name));
  switch (mode) {
    case 'PASSTHROUGH':
    case 'AUTO_PASSTHROUGH':
      return when(
        set.length > 0,
        `${at}/${set[0]}`,
        say`passes TLS on and sets ${set.join(' and ')}, which it does not use`,
        true,
      );
    case 'ISTIO_MUTUAL':
      return when(
        set.length > 0,
        `${at}/${set[0]}`,
        say`uses the certificates of Istio and sets ${set.join(' and ')}`,
      );
    default:
      return endedProblems(tls, at, mode !== 'SIMPLE');
  }
}

/** What is asked of a server that ends TLS. */
function endedProblems(
  tls: JsonObject,
  at: JsonPointer,
  isMutual: boolean,
): Problem[] {
  const byFiles = has(tls, 'serverCertificate') || has(tls, 'privateKey');
  const byCredential = ['credentialName', 'credentialNames'].some(name =>
    has(tls, name),
  );
  const many = items(tls.tlsCertificates);
  const sources = [
    ...(byFiles ? ['serverCertificate'] : []),
    ...['credentialName', 'credentialNames', 'tlsCertificates'].filter(name =>
      has(tls, name),
    ),
  ];
  const missing = [
    ...(byCredential || many.length > 0
      ? []
      : ['serverCertificate', 'privateKey'].filter(name => !has(tls, name))),
    ...(isMutual &&
    !byCredential &&
    !has(tls, 'caCertificates') &&
    !isText(tls.caCertCredentialName)
      ? ['caCertificates']
      : []),
  ];
  return [
    ...when(
      sources.length > 1,
      at,
      say`has certificates from more than one source: ${sources.join(', ')}`,
    ),
    ...when(
      missing.length > 0,
      at,
      say`ends TLS without ${missing.join(', ')}`,
    ),
    ...when(
      many.length > 2,
      `${at}/tlsCertificates`,
      'has more than two certificates, of which a client gets one of each kind of key',
      true,
    ),
    ...when(
      isSet(tls.caCrl) && tls.caCrl !== '' && (byCredential || !isMutual),
      `${at}/caCrl`,
      'lists revoked certificates where it verifies none by files',
    ),
  ];
}

function cipherProblems(tls: JsonObject, at: JsonPointer): Problem[] {
  const suites = strings(tls.cipherSuites);
  const seen = new Set<string>();
  return [
    ...when(
      ['TLSV1_0', 'TLSV1_1'].includes(textOf(tls.minProtocolVersion)) &&
        suites.length === 0,
      `${at}/minProtocolVersion`,
      'takes TLS below 1.2, for which the proxy has no cipher suites unless cipherSuites names some',
      true,
    ),
    ...suites.flatMap((suite, index) => {
      const isRepeated = seen.has(suite);
      seen.add(suite);
      return when(
        isRepeated || !cipherSuites.has(suite),
        `${at}/cipherSuites/${index}`,
        say`names the cipher suite '${suite}' ${
          isRepeated ? 'twice' : 'which the proxy does not know'
        }`,
        true,
      );
    }),
  ];
}

/**
 * TLS of a server has its certificates from one place.
 *
 * @internal
 */
export const serverTlsSettings = admissionRule({
  code: 'schema/server-tls',
  title: 'TLS of a gateway has its certificates from one place',
  why: 'A server that ends TLS has one source of certificates, mutual TLS something to verify clients by, and one that passes TLS on, or uses the certificates of Istio, none of its own (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: orders, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: MUTUAL, serverCertificate: /certs/tls.crt, privateKey: /certs/tls.key }
`,
    good: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: orders, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: MUTUAL, serverCertificate: /certs/tls.crt, privateKey: /certs/tls.key, caCertificates: /certs/ca.crt }
`,
  },
  of: { networking: ['Gateway'] },
  problems(spec) {
    return placesAt(spec, 'servers.*').flatMap(({ value, at }) => {
      const server = members(value);
      const tls = members(server.tls);
      const protocol = textOf(members(server.port).protocol).toUpperCase();
      return isSet(server.tls) && ['HTTPS', 'TLS'].includes(protocol)
        ? [
            ...sourceProblems(tls, `${at}/tls`),
            ...cipherProblems(tls, `${at}/tls`),
          ]
        : [];
    });
  },
});
