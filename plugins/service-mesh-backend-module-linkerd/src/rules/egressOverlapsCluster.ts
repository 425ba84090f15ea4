import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { egressNetwork, overlaps, parseNetwork } from '../kinds';
import { readAll } from '../read';

/** What Linkerd takes for the cluster unless told otherwise (clusterNetworks of its chart, 2.18). */
const clusterNetworks = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fd00::/8',
];

function clusterOverlap(cidr: string): string | undefined {
  const network = parseNetwork(cidr);
  return clusterNetworks.find(
    text => network && overlaps(network, parseNetwork(text)!),
  );
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
  check: ({ documents }) =>
    readAll(egressNetwork, documents).flatMap(document =>
      (document.spec.networks ?? []).flatMap(({ cidr, except = [] }, index) => {
        const cluster = clusterOverlap(cidr);
        return cluster && !except.includes(cluster)
          ? [
              {
                document,
                pointer: toPointer(['spec', 'networks', index, 'cidr']),
                message: `EgressNetwork '${document.object.metadata.name}' is not accepted while ${cidr} overlaps with ${cluster}, which is in the cluster by default.`,
                undecided: 'needs the clusterNetworks of the installation',
              },
            ]
          : [];
      }),
    ),
};
