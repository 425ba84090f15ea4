import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { DestinationRule } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { clientModesOfHost, isMutual, meshSettings, TlsMode } from '../view';

function saysTls(trafficPolicy: JsonObject): boolean {
  return (
    trafficPolicy.tls !== undefined ||
    items(trafficPolicy.portLevelSettings).some(({ tls }) => tls !== undefined)
  );
}

const keyOf = ({ object }: ManifestDocument) => {
  const { name, namespace } = identityOf(object);
  return `${namespace}/${name}`;
};

/** The DestinationRules beside one whose mutual TLS it takes the place of; variants of one object are not beside it. */
function coveredBy(covering: readonly TlsMode[], document: ManifestDocument) {
  return [...new Set(covering)].filter(
    other => isMutual(other) && keyOf(other.document) !== keyOf(document),
  );
}

/**
 * A DestinationRule for one host repeats the mutual TLS of the one for many.
 *
 * @internal
 */
export const mutualTlsDropped: Rule = {
  code: 'security/mutual-tls-dropped',
  title: 'A closer DestinationRule repeats the mutual TLS of a wider one',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Of several DestinationRules the closest one holds as a whole and inherits nothing: without a tls block the ISTIO_MUTUAL of a wider host no longer holds, which leaves auto mTLS, or plaintext where that is off (Istio: DestinationRule).',
  equivalents: ['KIA0204'],
  example: {
    facts: { meshConfig: { enableAutoMtls: false } },
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
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
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
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy:
    tls: { mode: ISTIO_MUTUAL }
    loadBalancer: { simple: ROUND_ROBIN }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
`,
  },
  check(context) {
    const { autoMtls } = meshSettings(context);
    return documentsOf(context, DestinationRule).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { host, trafficPolicy } = members(document.object.spec);
      if (typeof host !== 'string' || saysTls(members(trafficPolicy))) {
        return [];
      }
      const others = coveredBy(
        clientModesOfHost(context, normalHost(host, namespace)),
        document,
      );
      return others.length > 0
        ? [
            {
              document,
              pointer: '/spec/trafficPolicy',
              message: `DestinationRule ${name} says nothing of TLS, so that the mutual TLS that DestinationRule ${others[0].document.object.metadata.name} asks for does not hold for ${host}.`,
              params: { name, host },
              related: others.map(other => ({
                document: other.document,
                pointer: '/spec/trafficPolicy/tls',
              })),
              ...(autoMtls ? { severity: 'info' as const } : {}),
            },
          ]
        : [];
    });
  },
};
