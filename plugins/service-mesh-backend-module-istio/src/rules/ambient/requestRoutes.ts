import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule, VirtualService } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf, isForMesh } from '../documents';
import { isAmbientNamespace, resolveHost } from '../view';

/**
 * A VirtualService or DestinationRule about requests, and the Services in ambient that it is for.
 *
 * @internal
 */
export interface RequestRoute {
  document: ManifestDocument;
  name: string;
  namespace: string;
  services: { service: ManifestDocument; host: string; pointer: JsonPointer }[];
  /** Where its first host stands. */
  pointer: JsonPointer;
  isDestinationRule: boolean;
}

function asksForRequests(policy: unknown): boolean {
  const { loadBalancer, connectionPool, outlierDetection, portLevelSettings } =
    members(policy);
  const { httpHeaderName, httpCookie, httpQueryParameterName } = members(
    members(loadBalancer).consistentHash,
  );
  return (
    [httpHeaderName, httpCookie, httpQueryParameterName].some(Boolean) ||
    members(connectionPool).http !== undefined ||
    outlierDetection !== undefined ||
    items(portLevelSettings).some(asksForRequests)
  );
}

const isOfRequests = ({ trafficPolicy, subsets }: JsonObject) =>
  asksForRequests(trafficPolicy) ||
  items(subsets).some(subset => asksForRequests(subset.trafficPolicy));

/** The Services in ambient that hosts mean, each once. */
function servicesBehind(
  context: RuleContext,
  hosts: { host: string; pointer: JsonPointer }[],
  namespace: string,
): RequestRoute['services'] {
  const found = new Map<ManifestDocument, RequestRoute['services'][number]>();
  for (const { host, pointer } of hosts) {
    for (const entry of resolveHost(context, host, namespace)) {
      if (
        entry.document.object.kind === 'Service' &&
        isAmbientNamespace(context, entry.namespace) &&
        !found.has(entry.document)
      ) {
        found.set(entry.document, { service: entry.document, host, pointer });
      }
    }
  }
  return [...found.values()];
}

/**
 * The VirtualServices and DestinationRules about requests inside the mesh.
 *
 * @internal
 */
export function requestRoutes(context: RuleContext): RequestRoute[] {
  const routes = documentsOf(context, VirtualService)
    .filter(isForMesh)
    .flatMap(document => {
      const { hosts, http, tls } = members(document.object.spec);
      return items(http).length + items(tls).length > 0
        ? [
            {
              document,
              hosts: strings(hosts).map((host, index) => ({
                host,
                pointer: `/spec/hosts/${index}`,
              })),
            },
          ]
        : [];
    });
  const rules = documentsOf(context, DestinationRule).flatMap(document => {
    const spec = members(document.object.spec);
    return isOfRequests(spec) && typeof spec.host === 'string'
      ? [{ document, hosts: [{ host: spec.host, pointer: '/spec/host' }] }]
      : [];
  });
  return [...routes, ...rules].map(({ document, hosts }) => {
    const { name, namespace } = identityOf(document.object);
    return {
      document,
      name,
      namespace,
      services: servicesBehind(context, hosts, namespace),
      pointer: hosts[0].pointer,
      isDestinationRule: document.object.kind === DestinationRule.kind,
    };
  });
}
