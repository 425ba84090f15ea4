import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Gateway } from '../../kinds';
import { items, labels, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { selectorText } from '../selection';
import { perContext } from '../view';

/**
 * A server of a Gateway: hosts on a port.
 *
 * @internal
 */
export interface GatewayServer {
  document: ManifestDocument;
  /** Name and namespace of its Gateway. */
  gateway: string;
  namespace: string;
  pointer: JsonPointer;
  /** Labels of the Pods of its Gateway. */
  selector: Record<string, string>;
  /** Short, and alike for Gateways with the same labels; empty where there are none. */
  selectorKey: string;
  port: number | null;
  bind: string;
  /** In upper case, as Istio reads it. */
  protocol: string;
  tls: JsonObject;
  value: JsonObject;
}

type Keys = Map<string, string>;

function keyOf(selector: Record<string, string>, keys: Keys): string {
  const text = selectorText(selector);
  const key = text && (keys.get(text) ?? `${keys.size + 1}`);
  keys.set(text, key);
  return key;
}

function serversIn(document: ManifestDocument, keys: Keys): GatewayServer[] {
  const { name, namespace } = identityOf(document.object);
  const spec = members(document.object.spec);
  const selector = labels(spec.selector);
  const selectorKey = keyOf(selector, keys);
  return items(spec.servers).map((value, index) => {
    const { number, protocol } = members(value.port);
    return {
      document,
      gateway: name,
      namespace,
      pointer: `/spec/servers/${index}`,
      selector,
      selectorKey,
      port: typeof number === 'number' ? number : null,
      bind: typeof value.bind === 'string' ? value.bind : '',
      protocol: typeof protocol === 'string' ? protocol.toUpperCase() : '',
      tls: members(value.tls),
      value,
    };
  });
}

/**
 * The servers of all Gateways of Istio.
 *
 * @internal
 */
export const serversOf = perContext<readonly GatewayServer[]>(context => {
  const keys: Keys = new Map();
  return documentsOf(context, Gateway).flatMap(document =>
    serversIn(document, keys),
  );
});

/**
 * Whether a server speaks plain HTTP, so that proxies tell its hosts apart by a header.
 *
 * @internal
 */
export function isPlainHttp({ protocol }: GatewayServer): boolean {
  return ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(protocol);
}

/**
 * Whether a server tells its hosts apart at all: by a header, or by the name that TLS asks for.
 *
 * @internal
 */
export function hasHosts(server: GatewayServer): boolean {
  return isPlainHttp(server) || ['HTTPS', 'TLS'].includes(server.protocol);
}
