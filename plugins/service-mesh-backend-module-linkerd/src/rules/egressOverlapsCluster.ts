import {
  JsonObject,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { egressNetwork, overlaps, parseNetwork } from '../kinds';
import { readAll } from '../read';

/** What Linkerd takes for the cluster unless told otherwise (clusterNetworks of its chart, 2.18). */
const defaultNetworks = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fd00::/8',
];

/** What an installation takes for the cluster, as a list with commas; `null` where that is not known. */
function networksOf(meshConfig: JsonObject | null): string[] | null {
  const said = meshConfig?.clusterNetworks;
  return typeof said === 'string'
    ? said.split(',').map(text => text.trim())
    : null;
}

function clusterOverlap(
  cidr: string,
  clusterNetworks: readonly string[],
): string | undefined {
  const network = parseNetwork(cidr);
  return clusterNetworks.find(text => {
    const cluster = parseNetwork(text);
    return network && cluster && overlaps(network, cluster);
  });
}

/**
 * An EgressNetwork with addresses of the cluster.
 *
 * @internal
 */
export const egressOverlapsCluster: Rule = {
  code: 'linkerd/egress-overlaps-cluster',
  title: 'An EgressNetwork holds no address of the cluster',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'An EgressNetwork that overlaps with the clusterNetworks of the installation is not accepted, EgressReasonNetworkOverlap, and no route attaches to it (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata:
  name: partners
  namespace: linkerd-egress
spec:
  trafficPolicy: Deny
  networks:
    - { cidr: 10.0.0.0/8 }
`,
    good: `apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata:
  name: partners
  namespace: linkerd-egress
spec:
  trafficPolicy: Deny
  networks:
    - { cidr: 203.0.113.0/24 }
`,
    facts: { meshConfig: { clusterNetworks: '10.0.0.0/8,192.168.0.0/16' } },
  },
  check: ({ documents, meshConfig }) => {
    const known = networksOf(meshConfig);
    return readAll(egressNetwork, documents).flatMap(document =>
      (document.spec.networks ?? []).flatMap(({ cidr, except = [] }, index) => {
        const cluster = clusterOverlap(cidr, known ?? defaultNetworks);
        const { name } = document.object.metadata;
        return cluster && !except.includes(cluster)
          ? [
              {
                document,
                pointer: toPointer(['spec', 'networks', index, 'cidr']),
                message: known
                  ? `EgressNetwork '${name}' is not accepted: ${cidr} overlaps with ${cluster}, which is in the cluster.`
                  : `EgressNetwork '${name}' is not accepted while ${cidr} overlaps with ${cluster}, which is in the cluster by default.`,
                ...(known
                  ? {}
                  : undecided('needs the clusterNetworks of the installation')),
              },
            ]
          : [];
      }),
    );
  },
};
