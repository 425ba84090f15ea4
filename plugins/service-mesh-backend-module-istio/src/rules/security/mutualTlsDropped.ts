import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { items, members } from '../../lenient';
import { identityOf, titleOf } from '../documents';
import {
  homeOf,
  HostRule,
  hostRules,
  importsHost,
  isExportedTo,
  meshSettings,
  mutualForMany,
  rulesNaming,
} from '../view';

/** Whether a DestinationRule says anywhere how connections are secured. */
function speaksOfTls({ document }: HostRule): boolean {
  const spec = members(document.object.spec);
  return [spec, ...items(spec.subsets)]
    .map(part => members(part.trafficPolicy))
    .flatMap(policy => [policy, ...items(policy.portLevelSettings)])
    .some(({ tls }) => tls !== undefined);
}

/**
 * A DestinationRule keeps the mutual TLS that another one asks for around it.
 *
 * @internal
 */
export const mutualTlsDropped: Rule = {
  code: 'security/mutual-tls-dropped',
  title: 'DestinationRules keep the mutual TLS of the mesh',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'DestinationRules are not inherited: one for a host replaces that for the mesh or the namespace with all it says, its mutual TLS too. Without auto mTLS the calls are then plain text; with it the mesh finds out by itself (Kiali KIA0204).',
  equivalents: ['KIA0204'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: default, namespace: istio-system }
spec:
  host: '*.local'
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer: { simple: RANDOM }
    tls: { mode: ISTIO_MUTUAL }
`,
    facts: { meshConfig: { enableAutoMtls: false } },
  },
  check(context) {
    const { autoMtls } = meshSettings(context);
    return hostRules(context).flatMap(rule => {
      const { host, namespace, document } = rule;
      if (
        speaksOfTls(rule) ||
        !importsHost(context, namespace, host, homeOf(host))
      ) {
        return [];
      }
      const around = wildcardsOver(host)
        .flatMap(pattern => rulesNaming(context, pattern))
        .find(
          other =>
            mutualForMany(other) &&
            isExportedTo(context, other.document, namespace),
        );
      return around
        ? [
            {
              document,
              pointer: '/spec',
              message: `${titleOf(
                document,
              )} says nothing of TLS, and replaces the mutual TLS that ${titleOf(
                around.document,
              )} asks for to ${around.written}.`,
              params: { name: identityOf(document.object).name, host },
              related: [
                {
                  document: around.document,
                  pointer: '/spec/trafficPolicy/tls',
                },
              ],
              severity: autoMtls ? ('info' as const) : ('warning' as const),
              fix: {
                title: 'Ask for mutual TLS here too.',
                snippet: 'trafficPolicy:\n  tls:\n    mode: ISTIO_MUTUAL\n',
              },
            },
          ]
        : [];
    });
  },
};
