import { members, say, strings, textOf } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isText } from '../set';
import { policiesOf } from './policies';

const FILES = ['caCertificates', 'caCrl', 'clientCertificate', 'privateKey'];

/**
 * The TLS of a client has its certificates from one place.
 *
 * @internal
 */
export const clientTls = admissionRule({
  code: 'schema/client-tls',
  title: 'TLS to a destination has its certificates from one place',
  why: 'Certificates come from files or from a credential, not from both; mutual TLS needs a certificate and its key; and what is not verified has nothing to be verified by (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy: { tls: { mode: MUTUAL, caCertificates: /certs/ca.pem } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy: { tls: { mode: MUTUAL, caCertificates: /certs/ca.pem, clientCertificate: /certs/client.pem, privateKey: /certs/key.pem } }
`,
  },
  of: { networking: ['DestinationRule'] },
  problems(spec, { metadata }) {
    return policiesOf(spec).flatMap(({ policy, at: base }) => {
      const at = `${base}/tls`;
      const tls = members(policy.tls);
      const { mode, credentialName, insecureSkipVerify } = tls;
      const files = FILES.filter(name => isText(tls[name]));
      const verifies = [
        ...(isText(tls.caCertificates) ? ['caCertificates'] : []),
        ...(strings(tls.subjectAltNames).length > 0 ? ['subjectAltNames'] : []),
        ...(isText(credentialName) && mode === 'SIMPLE'
          ? ['credentialName']
          : []),
      ];
      const [, home] =
        /^configmap:\/\/([^/]+)\/./.exec(textOf(credentialName)) ?? [];
      return [
        ...when(
          insecureSkipVerify === true && verifies.length > 0,
          `${at}/insecureSkipVerify`,
          say`verifies nothing and sets ${verifies.join(' and ')}`,
        ),
        ...when(
          isText(credentialName) && files.length > 0,
          `${at}/credentialName`,
          say`has certificates from a credential and from files: ${files.join(
            ', ',
          )}`,
        ),
        ...when(
          mode === 'MUTUAL' &&
            !isText(credentialName) &&
            !(isText(tls.clientCertificate) && isText(tls.privateKey)),
          at,
          'has mutual TLS without clientCertificate and privateKey, or a credentialName',
        ),
        ...when(
          home !== undefined &&
            metadata.namespace !== undefined &&
            home !== metadata.namespace,
          `${at}/credentialName`,
          say`takes its credential from namespace ${home}`,
        ),
      ];
    });
  },
});
