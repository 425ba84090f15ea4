import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  parseSettings,
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, labels, members, say } from '../../lenient';

interface Networks {
  document: ManifestDocument;
  pointer: JsonPointer;
  networks: JsonObject;
}

/** The networks of the mesh: in the ConfigMap of istiod, or as an object of their own (Istio 1.29: MeshNetworks). */
function networksIn(context: RuleContext): Networks[] {
  const inConfigMaps = context.ofKind('ConfigMap').flatMap(document => {
    const { meshNetworks } = members(document.object.data);
    return /^istio(-|$)/.test(document.object.metadata.name) &&
      typeof meshNetworks === 'string'
      ? {
          document,
          pointer: '/data/meshNetworks',
          networks: members(parseSettings(meshNetworks)?.networks),
        }
      : [];
  });
  const objects = context.ofKind('MeshNetworks').map(document => ({
    document,
    pointer: '/spec',
    networks: members(members(document.object.spec).networks),
  }));
  return [...inConfigMaps, ...objects];
}

/** The clusters whose registries istiod reads, by their Secrets. */
const remoteClusters = ({ ofKind }: RuleContext) =>
  ofKind('Secret')
    .filter(
      ({ object }) =>
        labels(object.metadata.labels)['istio/multiCluster'] === 'true',
    )
    .flatMap(({ object }) => [
      ...Object.keys(members(object.data)),
      ...Object.keys(members(object.stringData)),
    ]);

/**
 * Networks of the mesh are made of registries that exist.
 *
 * @internal
 */
export const unknownRegistry: Rule = {
  code: 'istio/unknown-registry',
  title: 'Networks name registries that exist',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'The endpoints of a registry that the mesh does not know belong to no network, so that traffic to them does not take the gateway between networks (istioctl IST0126).',
  equivalents: ['IST0126'],
  example: {
    bad: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: '{}'
  meshNetworks: |
    networks:
      west:
        endpoints:
          - fromRegistry: east-1
---
apiVersion: v1
kind: Secret
metadata:
  name: istio-remote-secret-west
  namespace: istio-system
  labels: { istio/multiCluster: "true" }
stringData: { west-1: kubeconfig }
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: '{}'
  meshNetworks: |
    networks:
      west:
        endpoints:
          - fromRegistry: west-1
---
apiVersion: v1
kind: Secret
metadata:
  name: istio-remote-secret-west
  namespace: istio-system
  labels: { istio/multiCluster: "true" }
stringData: { west-1: kubeconfig }
`,
  },
  check(context) {
    const remote = remoteClusters(context);
    const known = new Set(['Kubernetes', 'Mock', 'External', ...remote]);
    return networksIn(context).flatMap(({ document, pointer, networks }) =>
      Object.entries(networks).flatMap(([network, value]) =>
        items(members(value).endpoints).flatMap(({ fromRegistry }) =>
          typeof fromRegistry !== 'string' || known.has(fromRegistry)
            ? []
            : {
                document,
                pointer,
                message: say`Network ${network} takes endpoints from the registry ${fromRegistry}, which the mesh does not know.`,
                params: { network, registry: fromRegistry },
                ...(remote.length > 0 || context.closedWorld
                  ? {}
                  : undecided('needs the Secrets of remote clusters')),
              },
        ),
      ),
    );
  },
};
