import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, PolicyView, valuesIn } from '../authorization';
import { meshSettings, peerModeOf, selectionOf, TlsMode } from '../view';

const NAMED = ['principals', 'namespaces', 'serviceAccounts'];
const LEFT_OUT = ['notPrincipals', 'notNamespaces', 'notServiceAccounts'];

/** Where a policy lets pass a caller without an identity: it denies those with one, or admits all but those. */
function openParts({ action, sources }: PolicyView) {
  const lists = { DENY: NAMED, ALLOW: LEFT_OUT }[action] ?? [];
  return sources.flatMap(part => {
    const [first] = valuesIn(part, lists);
    return first ? [`${part.pointer}/${first.field}`] : [];
  });
}

/** What lets plaintext in beside mutual TLS; `null` where nothing does, or where it is not known. */
function openMode(
  context: RuleContext,
  { document, namespace }: PolicyView,
): TlsMode | 'unset' | null {
  const { labels } = selectionOf(document.object);
  const peer = peerModeOf(context, namespace, labels);
  if (peer) {
    return peer.mode === 'PERMISSIVE' ? peer : null;
  }
  const { rootNamespace } = meshSettings(context);
  return context.closedWorld ||
    (context.holdsNamespace(rootNamespace) && context.holdsNamespace(namespace))
    ? 'unset'
    : null;
}

/**
 * Callers without an identity do not escape a policy about identities.
 *
 * @internal
 */
export const plaintextEscapesDeny: Rule = {
  code: 'security/plaintext-escapes-deny',
  title: 'DENY by caller stands where mutual TLS is STRICT',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Where plaintext is accepted, a caller may leave its identity out: DENY of principals or namespaces then does not match it, and ALLOW of all but some does (Istio security bulletin 2021-003; AuthorizationPolicy).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: PERMISSIVE } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
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
  action: DENY
  rules:
    - from: [{ source: { namespaces: [shop] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(policy => {
      const pointers = openParts(policy);
      const mode = pointers.length > 0 ? openMode(context, policy) : null;
      if (mode === null) {
        return [];
      }
      const { document, name, action } = policy;
      return pointers.map(pointer => ({
        document,
        pointer,
        message: `AuthorizationPolicy ${name} ${
          action === 'DENY' ? 'denies by caller' : 'admits all but some callers'
        }, and plaintext without a caller is accepted${
          mode === 'unset'
            ? ', for want of a STRICT PeerAuthentication'
            : ` by PeerAuthentication ${mode.document.object.metadata.name}`
        }: it passes.`,
        params: { name },
        ...(mode === 'unset'
          ? {}
          : { related: [{ document: mode.document, pointer: '/spec/mtls' }] }),
      }));
    });
  },
};
