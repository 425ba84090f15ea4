import {
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { identityOf, titleOf } from '../documents';
import {
  exportToOf,
  homeOf,
  HostRoutes,
  seenTogether,
  virtualServicesByHost,
} from '../view';

const forMesh = (group: readonly HostRoutes[] = []) =>
  group.filter(({ gateways }) => gateways.includes('mesh'));

/** Kiali takes a host for all to be one of the VirtualService's namespace. */
const isKiali = (one: HostRoutes, seen: readonly HostRoutes[]) =>
  one.host !== '*' ||
  seen.some(other => other !== one && other.namespace === one.namespace);

/** At each VirtualService of a host that some namespace sees together with another of it. */
function sameHost(context: RuleContext, group: HostRoutes[]): RuleHit[] {
  const told = new Set<HostRoutes>();
  return seenTogether(context, group).flatMap(seen =>
    seen.flatMap((one, index) => {
      if (told.has(one)) {
        return [];
      }
      told.add(one);
      const other = seen[index === 0 ? 1 : 0];
      return [
        {
          document: one.document,
          pointer: '/spec/hosts',
          message: `${titleOf(one.document)} and ${
            seen.length === 2
              ? titleOf(other.document)
              : `${seen.length - 1} others`
          } route calls inside the mesh to ${
            one.written
          }; which of them counts is not defined.`,
          params: {
            name: identityOf(one.document.object).name,
            host: one.host,
          },
          related: [{ document: other.document, pointer: '/spec/hosts' }],
          ...(isKiali(one, seen) ? {} : { equivalents: ['IST0109'] }),
        },
      ];
    }),
  );
}

function isForAll(context: RuleContext, { document }: HostRoutes): boolean {
  const exportTo = exportToOf(context, document);
  return exportTo.length === 0 || exportTo.includes('*');
}

/** What other checkers say of a host and a wildcard around it; the narrower one counts in Istio. */
function equivalentsOf(
  context: RuleContext,
  narrow: HostRoutes,
  wide: HostRoutes,
): string[] {
  const home = homeOf(narrow.host) ?? narrow.namespace;
  const isWholeNamespace =
    wide.host === `*.${home}.svc.cluster.local` ||
    (wide.host === '*' && wide.namespace === home);
  return [
    ...(isForAll(context, wide) && !isForAll(context, narrow)
      ? ['IST0109']
      : []),
    ...(isWholeNamespace ? ['KIA1106'] : []),
  ];
}

function withWildcards(
  context: RuleContext,
  narrow: readonly HostRoutes[],
  told: Set<HostRoutes>,
): RuleHit[] {
  const [{ host }] = narrow;
  const wide = wildcardsOver(host)
    .flatMap(pattern => forMesh(virtualServicesByHost(context).get(pattern)))
    .filter(({ document }) => document !== narrow[0].document);
  return narrow.flatMap(one => {
    const found = wide.find(
      other =>
        equivalentsOf(context, one, other).length > 0 &&
        seenTogether(context, [one, other]).length > 0,
    );
    return (found ? [one, found] : [])
      .filter(each => !told.has(each))
      .map(each => {
        told.add(each);
        const other = each === one ? found! : one;
        return {
          document: each.document,
          pointer: '/spec/hosts',
          message: `${titleOf(each.document)} routes ${
            each.written
          }, and ${titleOf(other.document)} ${
            other.written
          }; for a call that both mean the narrower one counts.`,
          params: {
            name: identityOf(each.document.object).name,
            host: each.host,
          },
          related: [{ document: other.document, pointer: '/spec/hosts' }],
          equivalents: equivalentsOf(context, one, found!),
          severity: 'info' as const,
        };
      });
  });
}

/**
 * Calls inside the mesh to a host are routed by one VirtualService.
 *
 * @internal
 */
export const meshHostConflict: Rule = {
  code: 'traffic/mesh-host-conflict',
  title: 'One VirtualService routes calls inside the mesh to a host',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'For calls inside the mesh Istio does not merge VirtualServices of one host: one of them counts, and which is not defined (istioctl IST0109, Kiali KIA1106; Istio, traffic management best practices).',
  equivalents: ['IST0109', 'KIA1106'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders-timeout, namespace: shop }
spec:
  hosts: [orders]
  http:
    - timeout: 5s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - timeout: 5s
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    const told = new Set<HostRoutes>();
    return [...virtualServicesByHost(context).values()].flatMap(all => {
      const group = forMesh(all);
      return group.length === 0
        ? []
        : [...sameHost(context, group), ...withWildcards(context, group, told)];
    });
  },
};
