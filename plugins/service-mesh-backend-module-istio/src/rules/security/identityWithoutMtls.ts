import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { strings, textOf } from '../../lenient';
import { policiesOf, PolicyPart, PolicyView } from '../authorization';
import {
  clientModes,
  clientModesOfServices,
  isAmbientNamespace,
  isMutual,
  meshSettings,
  peerModes,
  selectionOf,
  TlsMode,
  workloadPeerMode,
} from '../view';

const IDENTITIES = [
  'principals',
  'notPrincipals',
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
];

const CONDITIONS = [
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'connection.sni',
];

/** Where a policy asks for what only mutual TLS proves. */
function identityParts({ sources, conditions }: PolicyView): PolicyPart[] {
  return [
    ...sources.flatMap(part =>
      IDENTITIES.filter(field => strings(part.fields[field]).length > 0).map(
        field => ({ ...part, pointer: `${part.pointer}/${field}` }),
      ),
    ),
    ...conditions.filter(({ fields }) =>
      CONDITIONS.includes(textOf(fields.key)),
    ),
  ];
}

/** Whether connections to a namespace as a whole use mutual TLS, and the object that keeps them from it. */
function ofNamespace(
  context: RuleContext,
  namespace: string,
): { isMutual: boolean; by?: TlsMode } {
  const { autoMtls } = meshSettings(context);
  const peers = peerModes(context, namespace);
  const clients = clientModes(context, namespace);
  const peer = peers.own ?? peers.mesh;
  // A namespace that states its own side relies on auto mTLS for the other, whatever the mesh says of that.
  const client =
    clients.own[0] ?? (peers.own && autoMtls ? undefined : clients.mesh[0]);
  if (peer?.mode === 'DISABLE') {
    return { isMutual: false, by: peer };
  }
  if (client === undefined) {
    return { isMutual: autoMtls };
  }
  return isMutual(client) && (peer !== undefined || autoMtls)
    ? { isMutual: true }
    : { isMutual: false, by: client };
}

/** Whether connections to the workloads under a policy use mutual TLS. */
function ofWorkloads(
  context: RuleContext,
  namespace: string,
  wanted: Record<string, string>,
): { isMutual: boolean; by?: TlsMode } {
  const peer = workloadPeerMode(context, namespace, wanted);
  if (peer?.mode === 'STRICT' || peer?.mode === 'DISABLE') {
    return { isMutual: peer.mode === 'STRICT', by: peer };
  }
  const client = peer
    ? clientModesOfServices(context, namespace, peer.labels).find(
        one => isMutual(one) || one.mode === 'DISABLE',
      )
    : undefined;
  return client
    ? { isMutual: isMutual(client), by: client }
    : ofNamespace(context, namespace);
}

/**
 * Who calls is asked only where mutual TLS tells it.
 *
 * @internal
 */
export const identityWithoutMtls: Rule = {
  code: 'security/identity-without-mtls',
  title: 'Callers are told apart only where mutual TLS is on',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The identity of a caller comes from its certificate: without mutual TLS it is empty, ALLOW by identity never matches and DENY by identity never denies (Istio: AuthorizationPolicy, dependency on mutual TLS).',
  equivalents: ['KIA0105'],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: DISABLE } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(policy => {
      const { document, name, namespace } = policy;
      if (isAmbientNamespace(context, namespace)) {
        return [];
      }
      const found = identityParts(policy);
      if (found.length === 0) {
        return [];
      }
      const { isMutual: isOn, by } = ofWorkloads(
        context,
        namespace,
        selectionOf(document.object).labels,
      );
      return isOn
        ? []
        : found.map(({ pointer }) => ({
            document,
            pointer,
            message: `AuthorizationPolicy ${name} asks who calls, but connections to its workloads do not use mutual TLS${
              by
                ? ` (${by.document.object.kind} ${by.document.object.metadata.name}: ${by.mode})`
                : ' (MeshConfig enableAutoMtls: false)'
            }: the caller is not known.`,
            params: { name },
            ...(by
              ? { related: [{ document: by.document, pointer: '/spec' }] }
              : {}),
          }));
    });
  },
};
