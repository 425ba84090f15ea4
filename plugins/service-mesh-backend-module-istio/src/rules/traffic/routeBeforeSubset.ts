import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { VirtualService } from '../../kinds';
import { items, labels, members } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import { destinationsOf, fullHost, rulesSeen } from '../view';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** The wave in which Argo CD applies an object; 0 where it says none (Argo CD, sync waves). */
function waveOf({ object }: ManifestDocument): number {
  const wave = Number(labels(members(object.metadata).annotations)[WAVE] ?? 0);
  return Number.isInteger(wave) ? wave : 0;
}

const inWaves = (
  route: number,
  rule: number,
) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: orders
  namespace: shop
  annotations: { argocd.argoproj.io/sync-wave: '${route}' }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route:
        - destination: { host: orders.shop.svc.cluster.local, subset: v1 }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: orders
  namespace: shop
  annotations: { argocd.argoproj.io/sync-wave: '${rule}' }
spec:
  host: orders.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }]
`;

/**
 * A route is applied before the subset that it names.
 *
 * @internal
 */
export const routeBeforeSubset: Rule = {
  code: 'traffic/route-before-subset',
  title: 'Subsets are applied before the routes that name them',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Where a subset and its route come with one change and the route is applied first, requests on it are answered with 503 until the DestinationRule is there (Istio, traffic management best practices; Argo CD applies lower sync waves first).',
  equivalents: [],
  example: { bad: inWaves(1, 2), good: inWaves(2, 1) },
  check: context =>
    documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const wave = waveOf(document);
      const told = new Set<ManifestDocument>();
      return destinationsOf(document).flatMap(({ host, subset }) => {
        const full = fullHost(context, host, namespace);
        const defining =
          subset === undefined
            ? []
            : rulesSeen(context, full, namespace).flat().filter(rule =>
                items(members(rule.document.object.spec).subsets).some(
                  each => each.name === subset,
                ),
              );
        return defining
          .filter(
            rule => waveOf(rule.document) > wave && !told.has(rule.document),
          )
          .map(rule => {
            told.add(rule.document);
            return {
              document,
              pointer: toPointer(['metadata', 'annotations', WAVE]),
              message: `${titleOf(
                document,
              )} is applied in wave ${wave} and names subset '${subset}', which ${titleOf(
                rule.document,
              )} brings in wave ${waveOf(
                rule.document,
              )}: a new subset is missing in between.`,
              params: { name, wave },
              related: [
                {
                  document: rule.document,
                  pointer: toPointer(['metadata', 'annotations', WAVE]),
                },
              ],
            };
          });
      });
    }),
};
