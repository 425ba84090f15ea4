import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { VirtualService } from '../../kinds';
import { labels, members } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import {
  destinationsOf,
  fullHost,
  HostRule,
  perList,
  rulesDefining,
  rulesSeen,
} from '../view';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** The wave in which Argo CD applies an object; 0 where it says none (Argo CD, sync waves). */
function waveOf({ object }: ManifestDocument): number {
  const wave = Number(labels(members(object.metadata).annotations)[WAVE] ?? 0);
  return Number.isInteger(wave) ? wave : 0;
}

/** The DestinationRule of some that is applied first. */
const firstOf = perList<HostRule, ManifestDocument>(
  rules =>
    rules.reduce((first, rule) =>
      waveOf(rule.document) < waveOf(first.document) ? rule : first,
    ).document,
);

const firstDefining = (
  lists: readonly (readonly HostRule[])[],
): ManifestDocument | undefined =>
  lists
    .map(firstOf)
    .reduce<ManifestDocument | undefined>(
      (first, rule) => (first && waveOf(first) <= waveOf(rule) ? first : rule),
      undefined,
    );

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
        const rule =
          subset === undefined
            ? undefined
            : firstDefining(
                rulesDefining(
                  rulesSeen(
                    context,
                    fullHost(context, host, namespace),
                    namespace,
                  ),
                  subset,
                ),
              );
        if (!rule || waveOf(rule) <= wave || told.has(rule)) {
          return [];
        }
        told.add(rule);
        const pointer = toPointer(['metadata', 'annotations', WAVE]);
        return [
          {
            document,
            pointer,
            message: `${titleOf(
              document,
            )} is applied in wave ${wave} and names subset '${subset}', which ${titleOf(
              rule,
            )} brings in wave ${waveOf(
              rule,
            )}: a new subset is missing in between.`,
            params: { name, wave },
            related: [{ document: rule, pointer }],
          },
        ];
      });
    }),
};
