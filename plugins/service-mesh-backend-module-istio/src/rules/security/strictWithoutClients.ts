import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PeerAuthentication } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import {
  clientModes,
  holdsWorkloads,
  meshSettings,
  selectionOf,
} from '../view';

/**
 * Without auto mTLS, something makes clients use what workloads demand.
 *
 * @internal
 */
export const strictWithoutClients: Rule = {
  code: 'security/strict-without-clients',
  title: 'Without auto mTLS, a DestinationRule makes clients use mutual TLS',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'With enableAutoMtls: false sidecars send plaintext unless a DestinationRule says ISTIO_MUTUAL, and STRICT workloads refuse it (Istio: MeshConfig).',
  equivalents: ['KIA0401', 'KIA0501'],
  example: {
    facts: { meshConfig: { enableAutoMtls: false }, closedWorld: true },
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
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
    return documentsOf(context, PeerAuthentication).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { mode } = members(members(document.object.spec).mtls);
      const { own, mesh } = clientModes(context, namespace);
      const isRoot = namespace === rootNamespace;
      const serving = isRoot ? mesh : [...own, ...mesh];
      if (
        mode !== 'STRICT' ||
        !selectionOf(document.object).isWide ||
        serving.some(client => client.mode === 'ISTIO_MUTUAL')
      ) {
        return [];
      }
      return [
        {
          document,
          pointer: '/spec/mtls',
          message: `PeerAuthentication ${name} demands mutual TLS, but auto mTLS is off and no DestinationRule for ${
            isRoot ? 'the mesh' : `namespace ${namespace}`
          } makes clients use it.`,
          params: { name, namespace },
          equivalents: [isRoot ? 'KIA0401' : 'KIA0501'],
          ...(holdsWorkloads(context, namespace)
            ? {}
            : undecided('needs the DestinationRules of the mesh')),
        },
      ];
    });
  },
};
