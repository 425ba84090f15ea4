import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import {
  clientModes,
  clientModesOfServices,
  isAmbientNamespace,
  isMutual,
  meshSettings,
  selectionOf,
} from '../view';

/**
 * Workloads accept mutual TLS where clients use it.
 *
 * @internal
 */
export const mutualToDisabled: Rule = {
  code: 'security/mutual-tls-to-disabled',
  title: 'Workloads accept mutual TLS where clients use it',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A PeerAuthentication with mode DISABLE makes workloads take plaintext only, while a DestinationRule makes their clients use mutual TLS: every connection fails (Istio: PeerAuthentication, DestinationRule).',
  equivalents: ['KIA0505', 'KIA0506'],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: DISABLE } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec:
  host: '*.shop.svc.cluster.local'
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
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
    const { rootNamespace } = meshSettings(context);
    return documentsOf(context, PeerAuthentication).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { mode } = members(members(document.object.spec).mtls);
      if (mode !== 'DISABLE' || isAmbientNamespace(context, namespace)) {
        return [];
      }
      const { labels, isWide } = selectionOf(document.object);
      const isRoot = namespace === rootNamespace;
      const clients = clientModes(context, namespace);
      const deciding =
        isRoot || clients.own.length === 0 ? clients.mesh : clients.own;
      const client = isWide
        ? deciding.find(isMutual)
        : clientModesOfServices(context, namespace, labels).find(isMutual);
      const wide = isRoot ? 'KIA0506' : 'KIA0505';
      return client
        ? [
            {
              document,
              pointer: '/spec/mtls',
              message: `PeerAuthentication ${name} turns mutual TLS off, but DestinationRule ${client.document.object.metadata.name} makes clients use it: connections fail.`,
              params: { name },
              related: [
                {
                  document: client.document,
                  pointer: '/spec/trafficPolicy/tls',
                },
              ],
              equivalents: isWide ? [wide] : [],
            },
          ]
        : [];
    });
  },
};
