import {
  External,
  Json,
  JsonObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asObject, resolve } from '../openapi/document';

/** Ports that a protocol uses where a server names none; for `jms`, `sns` and others there is no such port. */
const defaultPorts = new Map([
  ['amqp', 5672],
  ['amqps', 5671],
  ['http', 80],
  ['https', 443],
  ['kafka', 9092],
  ['kafka-secure', 9093],
  ['mqtt', 1883],
  ['mqtts', 8883],
  ['nats', 4222],
  ['pulsar', 6650],
  ['redis', 6379],
  ['secure-mqtt', 8883],
  ['stomp', 61613],
  ['ws', 80],
  ['wss', 443],
]);

const target = (document: JsonObject, value: Json | undefined): JsonObject =>
  resolve(document, value, []).layers.at(-1)!.object;

/** A variable without a default stays in braces, and what holds it stays unknown. */
function withVariables(text: string, server: JsonObject, document: JsonObject) {
  const variables = asObject(server.variables);
  return text.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(variables, name)
      ? target(document, variables[name]).default
      : undefined;
    return value === undefined ? whole : String(value);
  });
}

interface Address {
  host: string | null;
  /** `undefined` where none is written, `null` where it is no port. */
  port: number | null | undefined;
}

function readAddress(text: string): Address {
  const authority = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#]/, 1)[0]
    .split('@')
    .at(-1)!;
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::([^:]*))?$/i.exec(authority);
  if (!match) {
    return { host: null, port: undefined };
  }
  const [, host, port] = match;
  const number = /^\d{1,5}$/.test(port ?? '') ? Number(port) : 0;
  return {
    host: /^(?:\[.+\]|[a-z0-9._-]+)$/i.test(host)
      ? host.replace(/^\[|\]$/g, '').toLocaleLowerCase('en-US')
      : null,
    port:
      port === undefined
        ? undefined
        : (number > 0 && number < 65_536 && number) || null,
  };
}

/**
 * Reads the servers of an AsyncAPI document: `url` of AsyncAPI 2, `host` of AsyncAPI 3. A list of bootstrap servers, as
 * Kafka has it, is one external each.
 *
 * @internal
 */
export function readServers(document: JsonObject, api: string): External[] {
  return Object.entries(asObject(document.servers)).flatMap(([name, value]) => {
    const server = target(document, value);
    const text = withVariables(
      String(server.host ?? server.url ?? ''),
      server,
      document,
    );
    const protocol =
      typeof server.protocol === 'string'
        ? server.protocol.toLocaleLowerCase('en-US')
        : null;
    return text.split(',').map(address => {
      const { host, port } = readAddress(address);
      return {
        entityRef: api,
        host,
        port:
          port === undefined ? defaultPorts.get(protocol ?? '') ?? null : port,
        protocol,
        origin: {
          source: 'definition' as const,
          entityRef: api,
          pointer: toPointer(['servers', name]),
        },
      };
    });
  });
}
