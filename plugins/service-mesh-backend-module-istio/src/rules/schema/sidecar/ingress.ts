import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings, textOf } from '../../../lenient';
import { Problem, when } from '../admission';
import { isIpAddress } from '../names';
import { isSet, isText } from '../set';

/** Where an application may listen: on its machine or a socket (Istio 1.29). */
const ENDPOINT =
  /^((127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\[::\])?:\d{1,5}|unix:\/\/.+)$/;

const HTTP = ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB', 'HTTP_PROXY'];

/** TLS settings that the listener of a sidecar has not. */
function tlsProblems(
  tls: JsonObject,
  protocol: string,
  at: JsonPointer,
): Problem[] {
  const foreign = [
    'credentialName',
    'credentialNames',
    'httpsRedirect',
    'subjectAltNames',
    'tlsCertificates',
  ].filter(
    name =>
      isText(tls[name]) ||
      tls[name] === true ||
      strings(tls[name]).length + items(tls[name]).length > 0,
  );
  return [
    ...when(
      foreign.length > 0,
      at,
      say`sets ${foreign.join(', ')}, which a Sidecar has not`,
    ),
    ...when(
      ['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(textOf(tls.mode)),
      `${at}/mode`,
      say`has TLS of mode ${tls.mode}, which is for gateways`,
    ),
    ...when(
      !['HTTPS', 'TLS'].includes(protocol),
      at,
      say`has TLS on a port of ${protocol}`,
    ),
  ];
}

/**
 * What is wrong with the listeners for what enters.
 *
 * @internal
 */
export function ingressProblems(ingress: readonly JsonObject[]): Problem[] {
  const seen = new Set<unknown>();
  return ingress.flatMap((listener, index) => {
    const { port, bind, defaultEndpoint, tls, connectionPool } = listener;
    const { number, protocol = '', targetPort } = members(port);
    const at = `/ingress/${index}`;
    const isRepeated = isSet(number) && seen.has(number);
    seen.add(number);
    const upper = textOf(protocol).toUpperCase();
    return [
      ...when(!isSet(port), at, 'has a listener without a port'),
      ...when(
        isSet(targetPort) && targetPort !== 0,
        `${at}/port/targetPort`,
        'sets targetPort, which a listener has not; use defaultEndpoint',
      ),
      ...when(
        isRepeated,
        `${at}/port/number`,
        say`has two listeners on port ${number}`,
      ),
      ...when(
        isText(bind) && !isIpAddress(bind),
        `${at}/bind`,
        'binds to what is no IP address',
      ),
      ...when(
        isText(defaultEndpoint) && !ENDPOINT.test(textOf(defaultEndpoint)),
        `${at}/defaultEndpoint`,
        say`sends to '${defaultEndpoint}', which is neither a port of the machine nor a socket`,
      ),
      ...when(
        isSet(members(connectionPool).http) && !HTTP.includes(upper),
        `${at}/connectionPool/http`,
        say`limits HTTP on a port of ${upper.slice(0, 20) || 'no protocol'}`,
        true,
      ),
      ...(isSet(tls) ? tlsProblems(members(tls), upper, `${at}/tls`) : []),
    ];
  });
}
