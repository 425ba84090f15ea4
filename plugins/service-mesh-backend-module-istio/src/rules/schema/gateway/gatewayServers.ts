import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { isDnsLabel, isIpAddress, isPort } from '../names';
import { isSet, isText } from '../set';

/** Protocols that need TLS, and those that take it for a redirect only. */
const SECURE = ['HTTPS', 'TLS'];
const PLAIN = ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB', 'HTTP_PROXY'];

/** Fields that have no place beside a redirect. */
const CERTIFICATES = [
  'caCertificates',
  'credentialName',
  'privateKey',
  'serverCertificate',
];

function tlsProblems(
  protocol: string,
  tls: unknown,
  at: JsonPointer,
): Problem[] {
  const { httpsRedirect, mode } = members(tls);
  const own = CERTIFICATES.filter(name => isSet(members(tls)[name]));
  const isSecure = SECURE.includes(protocol);
  return [
    ...when(
      isSecure && !isSet(tls),
      at,
      say`serves ${protocol} and says nothing of TLS`,
    ),
    ...when(
      isSet(tls) &&
        PLAIN.includes(protocol) &&
        (httpsRedirect !== true || own.length > 0),
      `${at}/tls`,
      say`serves ${protocol} with TLS settings beside a redirect to HTTPS`,
    ),
    ...when(
      isSet(tls) && !isSecure && !PLAIN.includes(protocol),
      `${at}/tls`,
      say`serves ${protocol}, which has no TLS; use TLS or HTTPS`,
    ),
    ...when(
      httpsRedirect === true && isSecure,
      `${at}/tls/httpsRedirect`,
      say`redirects to HTTPS what arrives by ${protocol}${
        mode ? '' : ' already'
      }`,
      true,
    ),
  ];
}

function serverProblems(
  server: { [key: string]: unknown },
  at: JsonPointer,
): Problem[] {
  const { hosts, port, bind, tls } = server;
  const { number, name, protocol, targetPort } = members(port);
  const isSocket = typeof bind === 'string' && bind.startsWith('unix://');
  return [
    ...when(strings(hosts).length === 0, at, 'has a server without hosts'),
    ...when(!isSet(port), at, 'has a server without a port'),
    ...when(
      isSet(port) && !isText(name),
      `${at}/port`,
      'has a port without a name',
    ),
    ...when(
      isSet(number) && !isPort(number) && !(isSocket && number === 0),
      `${at}/port/number`,
      say`serves port ${number}, which is none`,
    ),
    ...when(
      isSet(targetPort) && targetPort !== 0,
      `${at}/port/targetPort`,
      'sets targetPort, which a server of a gateway has not',
    ),
    ...when(
      isText(bind) && !isSocket && !isIpAddress(bind),
      `${at}/bind`,
      say`binds to '${bind}', which is no IP address or socket`,
    ),
    ...when(
      isSocket && isSet(number) && number !== 0,
      `${at}/bind`,
      'binds to a socket and to a port',
    ),
    ...(typeof protocol === 'string'
      ? tlsProblems(protocol.toUpperCase(), tls, at)
      : []),
  ];
}

/**
 * The servers of a gateway can be opened.
 *
 * @internal
 */
export const gatewayServers = admissionRule({
  code: 'schema/gateway-servers',
  title: 'Servers of a gateway have hosts, a port, and TLS where it belongs',
  why: 'istiod refuses a gateway without servers or with a name of dots, a server without hosts or port, ports of one name, a bind address that is none, and TLS that does not go with the protocol (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: orders, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
`,
    good: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: orders, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
`,
  },
  of: { networking: ['Gateway'] },
  problems({ servers }, { metadata }) {
    const seen = new Set<unknown>();
    return [
      ...when(
        !isDnsLabel(metadata.name),
        '/metadata/name',
        'has a name that is none of letters, digits and hyphens',
      ),
      ...when(items(servers).length === 0, '', 'has no servers'),
      ...items(servers).flatMap((server, index) => {
        const at = `/servers/${index}`;
        const { name } = members(server.port);
        const isRepeated = isText(name) && seen.has(name);
        seen.add(name);
        return [
          ...when(
            isRepeated,
            `${at}/port/name`,
            say`has two ports named '${name}'`,
          ),
          ...serverProblems(server, at),
        ];
      }),
    ];
  },
});
