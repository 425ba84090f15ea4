import { Parsed } from './parsed';

/**
 * A network endpoint outside the mesh.
 *
 * @internal
 */
export interface Endpoint {
  host: string;
  /** `null` where it is not stated and the protocol has no port of its own. */
  port: number | null;
  protocol: string;
}

/** Ports that IANA registers for protocols that services speak. */
const registeredPorts: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['postgresql', 5432],
  ['mysql', 3306],
  ['redis', 6379],
  ['mongodb', 27017],
  ['amqp', 5672],
  ['amqps', 5671],
  ['kafka', 9092],
  ['mqtt', 1883],
  ['nats', 4222],
]);

const GRAMMAR =
  '<host>[:<port>]/<protocol>, such as db.example.com:5432/postgresql';
const pattern =
  /^(?<host>\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(?<port>\d{1,5}))?\/(?<protocol>[a-z][a-z0-9+.-]{0,31})$/;
const dnsName =
  /^[a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?(\.[a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?)*$/;

function parseEndpoint(item: string): Parsed<Endpoint> {
  const { host, port, protocol } = pattern.exec(item)?.groups ?? {};
  const address = host?.startsWith('[') ? host.slice(1, -1) : undefined;
  const isHost =
    host !== undefined &&
    (address === undefined ? dnsName.test(host) : address.includes(':'));
  if (!isHost) {
    const lower = item.toLowerCase();
    return {
      problem: `'${item}' is not ${GRAMMAR}${
        lower !== item && 'value' in parseEndpoint(lower)
          ? `; did you mean '${lower}'?`
          : ''
      }`,
    };
  }
  const number =
    port === undefined ? registeredPorts.get(protocol) ?? null : Number(port);
  return number !== null && (number < 1 || number > 65_535)
    ? { problem: `'${item}' has a port that is not between 1 and 65535` }
    : { value: { host: address ?? host, port: number, protocol } };
}

/**
 * Reads `host[:port]/protocol` separated by commas; an IPv6 address stands in brackets. Without a port the one of the
 * protocol holds.
 *
 * @internal
 */
export function parseEndpoints(text: string): Parsed<Endpoint[]> {
  const endpoints: Endpoint[] = [];
  for (const item of text.split(',').map(part => part.trim())) {
    const parsed = parseEndpoint(item);
    if ('problem' in parsed) {
      return parsed;
    }
    endpoints.push(parsed.value);
  }
  return { value: endpoints };
}
