import {
  isRendered,
  ManifestDocument,
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ServiceEntry } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { isAmbientNamespace, meshSettings } from '../view';

/** Whether proxies resolve the hosts themselves and give each an address. */
function assignsAddresses(context: RuleContext): boolean {
  const { proxyMetadata } = members(meshSettings(context).config.defaultConfig);
  const {
    ISTIO_META_DNS_CAPTURE: captures,
    ISTIO_META_DNS_AUTO_ALLOCATE: byProxy,
    PILOT_ENABLE_IP_AUTOALLOCATE: byPilot,
  } = members(proxyMetadata);
  return (
    `${captures}` === 'true' &&
    (`${byProxy}` === 'true' || `${byPilot}` === 'true')
  );
}

const isTcp = (protocol: unknown) =>
  protocol === undefined ||
  protocol === '' ||
  (typeof protocol === 'string' && protocol.toUpperCase() === 'TCP');

/** Whether connections to the hosts can be told by their address, or nobody can say which it is. */
function isAddressed(
  context: RuleContext,
  document: ManifestDocument,
): boolean {
  const { addresses } = members(document.object.spec);
  const { addresses: assigned } = members(document.object.status);
  return (
    strings(addresses).length > 0 ||
    (Array.isArray(assigned) && assigned.length > 0) ||
    // The catalog knows hosts, and no addresses to write.
    isRendered(context, document) ||
    // ztunnel captures DNS by default.
    isAmbientNamespace(context, identityOf(document.object).namespace)
  );
}

/**
 * A TCP host outside the mesh that only its port tells apart.
 *
 * @internal
 */
export const serviceEntryWithoutAddress: Rule = {
  code: 'traffic/service-entry-without-address',
  title: 'A ServiceEntry for TCP has addresses',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A connection of plain TCP shows no host name, so without addresses the proxy takes all connections to the port for this host, whatever they are for. Proxies that capture DNS give each host an address themselves (Istio: ServiceEntry.addresses; ISTIO_META_DNS_CAPTURE; istioctl IST0134).',
  equivalents: ['IST0134'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec:
  hosts: [ledger.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ name: tcp, number: 5432, protocol: TCP }]
`,
    good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec:
  hosts: [ledger.example.com]
  addresses: [203.0.113.7]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ name: tcp, number: 5432, protocol: TCP }]
`,
    facts: { meshConfig: {} },
  },
  check(context) {
    if (assignsAddresses(context)) {
      return [];
    }
    const { isGiven } = meshSettings(context);
    return documentsOf(context, ServiceEntry).flatMap(document => {
      const { name } = identityOf(document.object);
      if (isAddressed(context, document)) {
        return [];
      }
      const found = items(members(document.object.spec).ports).flatMap(
        ({ protocol, number }, index) =>
          isTcp(protocol)
            ? [
                {
                  document,
                  pointer: `/spec/ports/${index}`,
                  message: `ServiceEntry ${name} has no addresses, so all connections to port ${number} are taken for it.`,
                  params: {
                    name,
                    port: typeof number === 'number' ? number : 0,
                  },
                },
              ]
            : [],
      );
      return isGiven
        ? found
        : found.slice(0, 1).map(hit => ({
            ...hit,
            ...undecided('needs MeshConfig'),
          }));
    });
  },
};
