import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readRoutes } from '../read';

/**
 * A route on all ports of an EgressNetwork.
 *
 * @internal
 */
export const egressParentWithoutPort: Rule = {
  code: 'linkerd/egress-parent-without-port',
  title: 'A route on an EgressNetwork names its port',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The webhook refuses a route whose parent is an EgressNetwork without a port (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TLSRoute
metadata:
  name: partners
  namespace: linkerd-egress
spec:
  parentRefs:
    - { group: policy.linkerd.io, kind: EgressNetwork, name: partners }
  hostnames: [api.example.com]
  rules:
    - backendRefs:
        - { group: policy.linkerd.io, kind: EgressNetwork, name: partners, port: 443 }
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
---
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TLSRoute
metadata:
  name: partners
  namespace: linkerd-egress
spec:
  parentRefs:
    - { group: policy.linkerd.io, kind: EgressNetwork, name: partners, port: 443 }
  hostnames: [api.example.com]
  rules:
    - backendRefs:
        - { group: policy.linkerd.io, kind: EgressNetwork, name: partners, port: 443 }
`,
  },
  check: ({ documents }) =>
    readRoutes(documents).flatMap(document =>
      (document.spec.parentRefs ?? []).flatMap((ref, index) =>
        ref.kind === 'EgressNetwork' &&
        ref.group === 'policy.linkerd.io' &&
        ref.port === undefined
          ? [
              {
                document,
                pointer: toPointer(['spec', 'parentRefs', index]),
                message: `${document.object.kind} '${document.object.metadata.name}' is refused: its parent, EgressNetwork '${ref.name}', has no port; add one, such as 443.`,
              },
            ]
          : [],
      ),
    ),
};
