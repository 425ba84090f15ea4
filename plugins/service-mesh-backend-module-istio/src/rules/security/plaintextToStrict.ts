import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule } from '../../kinds';
import { labels, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import {
  isAmbientNamespace,
  meshSettings,
  peerModeOf,
  peerModes,
  resolveHost,
  scopeOfHost,
  TlsMode,
} from '../view';

interface Refusal {
  peer: TlsMode;
  equivalents: string[];
}

/** What refuses plaintext of all that a host with a wildcard means. */
function ofScope(context: RuleContext, scope: string): Refusal | null {
  const { rootNamespace } = meshSettings(context);
  const isMesh = scope === '*';
  const { own, mesh } = peerModes(context, isMesh ? rootNamespace : scope);
  if (!isMesh && own) {
    return own.mode === 'STRICT'
      ? { peer: own, equivalents: ['KIA0207'] }
      : null;
  }
  return mesh?.mode === 'STRICT'
    ? { peer: mesh, equivalents: ['KIA0208'] }
    : null;
}

/** What refuses plaintext of the workloads behind a Service. */
function ofService(
  context: RuleContext,
  host: string,
  from: string,
): Refusal | null {
  const service = resolveHost(context, host, from).find(
    ({ document }) => document.object.kind === 'Service',
  );
  if (!service || isAmbientNamespace(context, service.namespace)) {
    return null;
  }
  const selector = labels(members(service.document.object.spec).selector);
  const peer = peerModeOf(context, service.namespace, selector);
  return peer?.mode === 'STRICT' ? { peer, equivalents: [] } : null;
}

/**
 * Clients use mutual TLS where workloads demand it.
 *
 * @internal
 */
export const plaintextToStrict: Rule = {
  code: 'security/plaintext-to-strict',
  title: 'Clients use mutual TLS where workloads demand it',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A DestinationRule with tls.mode DISABLE makes clients send plaintext, and a STRICT PeerAuthentication refuses it: every connection fails (Istio: DestinationRule, PeerAuthentication).',
  equivalents: ['KIA0207', 'KIA0208'],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec:
  host: '*.shop.svc.cluster.local'
  trafficPolicy: { tls: { mode: DISABLE } }
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec:
  host: '*.shop.svc.cluster.local'
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`,
  },
  check(context) {
    return documentsOf(context, DestinationRule).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { host, trafficPolicy } = members(document.object.spec);
      const { mode } = members(members(trafficPolicy).tls);
      if (mode !== 'DISABLE' || typeof host !== 'string') {
        return [];
      }
      const scope = scopeOfHost(host);
      const refusal =
        scope === null
          ? ofService(context, host, namespace)
          : ofScope(context, scope);
      return refusal
        ? [
            {
              document,
              pointer: '/spec/trafficPolicy/tls/mode',
              message: `DestinationRule ${name} turns mutual TLS off for ${host}, but PeerAuthentication ${refusal.peer.document.object.metadata.name} is STRICT there: connections fail.`,
              params: { name, host },
              related: [
                { document: refusal.peer.document, pointer: '/spec/mtls' },
              ],
              equivalents: refusal.equivalents,
            },
          ]
        : [];
    });
  },
};
