import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule } from '../../kinds';
import { members, textOf } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { meshSettings, peerModes, scopeOfHost } from '../view';

const ENABLED = ['STRICT', 'PERMISSIVE'];

/**
 * Without auto mTLS, what makes clients use mutual TLS stands beside what workloads say of it.
 *
 * @internal
 */
export const clientsWithoutStrict: Rule = {
  code: 'security/clients-without-peer-authentication',
  title: 'Mutual TLS that clients use is also stated for workloads',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'With enableAutoMtls: false a DestinationRule with ISTIO_MUTUAL makes clients use mutual TLS; without a PeerAuthentication nothing says that workloads take it, and plaintext of others is accepted beside it (Istio: PeerAuthentication).',
  equivalents: ['KIA0205', 'KIA0206'],
  example: {
    facts: { meshConfig: { enableAutoMtls: false }, closedWorld: true },
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec:
  host: '*.shop.svc.cluster.local'
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec:
  host: '*.shop.svc.cluster.local'
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`,
  },
  check(context) {
    const { autoMtls, rootNamespace } = meshSettings(context);
    if (autoMtls) {
      return [];
    }
    return documentsOf(context, DestinationRule).flatMap(document => {
      const { name } = identityOf(document.object);
      const { host, trafficPolicy } = members(document.object.spec);
      const { mode } = members(members(trafficPolicy).tls);
      const scope = typeof host === 'string' ? scopeOfHost(host) : null;
      if (mode !== 'ISTIO_MUTUAL' || scope === null) {
        return [];
      }
      const isMesh = scope === '*';
      const { own, mesh } = peerModes(context, isMesh ? rootNamespace : scope);
      if ([own, mesh].some(peer => ENABLED.includes(peer?.mode ?? ''))) {
        return [];
      }
      return [
        {
          document,
          pointer: '/spec/trafficPolicy/tls/mode',
          message: `DestinationRule ${name} makes clients use mutual TLS with ${host}, but no PeerAuthentication of ${
            isMesh ? 'the mesh' : `namespace ${scope} or the mesh`
          } says that workloads take it.`,
          params: { name, host: textOf(host) },
          equivalents: [isMesh ? 'KIA0205' : 'KIA0206'],
          ...(context.closedWorld || (mesh && (isMesh || own))
            ? {}
            : undecided('needs the PeerAuthentications of the mesh')),
        },
      ];
    });
  },
};
