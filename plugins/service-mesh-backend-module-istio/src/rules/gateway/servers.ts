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
  /** Labels of the Pods of its Gateway, and the same as a key. */
  selector: Record<string, string>;
  selectorKey: string;
  port: number | null;
  bind: string;
  /** In upper case, as Istio reads it. */
  protocol: string;
  tls: JsonObject;
  value: JsonObject;
}

function serversIn(document: ManifestDocument): GatewayServer[] {
  const { name, namespace } = identityOf(document.object);
  const spec = members(document.object.spec);
  const selector = labels(spec.selector);
  return items(spec.servers).map((value, index) => {
    const { number, protocol } = members(value.port);
    return {
      document,
      gateway: name,
      namespace,
      pointer: `/spec/servers/${index}`,
      selector,
      selectorKey: selectorText(selector),
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
export const serversOf = perContext<readonly GatewayServer[]>(context =>
  documentsOf(context, Gateway).flatMap(serversIn),
);

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
