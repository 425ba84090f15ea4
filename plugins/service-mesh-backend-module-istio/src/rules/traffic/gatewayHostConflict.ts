import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { items } from '../../lenient';
import { httpRules, identityOf, titleOf } from '../documents';
import { firstOfEach, grouped, homeOf, virtualServicesByHost } from '../view';
import { isOpen } from './covers';
import { Bound, boundTo, wideKey, wideOnes } from './gatewayBinding';
import { shadowsOf } from './shadows';

const takesAll = (rule: JsonObject) =>
  items(rule.match).length === 0 || items(rule.match).some(isOpen);

/** Where the merged rules of several VirtualServices depend on an order that is not defined: a catch-all is put last. */
function dependsOnOrder(documents: readonly ManifestDocument[]): boolean {
  const perDocument = documents.map(document => httpRules(document));
  if (perDocument.filter(rules => rules.some(takesAll)).length > 1) {
    return true;
  }
  const owned = perDocument.flatMap((rules, owner) =>
    rules.filter(rule => !takesAll(rule)).map(rule => ({ rule, owner })),
  );
  const crosses = (order: typeof owned) =>
    shadowsOf(order.map(({ rule }) => rule)).some(
      ({ rule, by }) => order[rule].owner !== order[by.rule].owner,
    );
  return crosses(owned) || crosses([...owned].reverse());
}

const severals = (all: readonly Bound[], keyOf: (one: Bound) => string) =>
  [...grouped(all, keyOf).values()].filter(group => group.length > 1);

function hit(one: Bound, other: Bound, message: string): RuleHit {
  return {
    document: one.routes.document,
    pointer: '/spec/hosts',
    message,
    params: {
      name: identityOf(one.routes.document.object).name,
      host: one.routes.host,
      gateway: one.gateway,
    },
    related: [{ document: other.routes.document, pointer: '/spec/hosts' }],
  };
}

/** At each VirtualService of a host and a Gateway that has several. */
function sameGateway(group: readonly Bound[]): RuleHit[] {
  const isOrdered = dependsOnOrder(group.map(({ routes }) => routes.document));
  return group.map((one, index) => {
    const other = group[index === 0 ? 1 : 0];
    const both = `${titleOf(one.routes.document)} and ${
      group.length === 2
        ? titleOf(other.routes.document)
        : `${group.length - 1} others`
    } are merged for ${one.routes.written} at Gateway ${one.gateway}`;
    return {
      ...hit(
        one,
        other,
        isOrdered
          ? `${both}, and their rules overlap; in which order they are tried is not defined.`
          : `${both}.`,
      ),
      severity: isOrdered ? 'error' : 'info',
    };
  });
}

/** Gateways of one name in several namespaces, none of them here: one proxy may serve both. */
function likeNamed(group: readonly Bound[]): RuleHit[] {
  return new Set(group.map(({ gateway }) => gateway)).size < 2
    ? []
    : group.map((one, index) => {
        const other = group[index === 0 ? 1 : 0];
        return {
          ...hit(
            one,
            other,
            `${titleOf(one.routes.document)} and ${titleOf(
              other.routes.document,
            )} route ${one.routes.written} at Gateways named ${
              one.unknown
            }, which one proxy may serve.`,
          ),
          ...undecided(`needs Gateway ${one.gateway}`),
        };
      });
}

/** A host beside a VirtualService for all hosts, or for all of its namespace, at the same Gateway. */
function wildcards(context: RuleContext, narrow: readonly Bound[]): RuleHit[] {
  return narrow.flatMap(one => {
    const { host, namespace } = one.routes;
    const home = homeOf(host) ?? namespace;
    const wide = wildcardsOver(host)
      .filter(
        pattern => pattern === '*' || pattern === `*.${home}.svc.cluster.local`,
      )
      .flatMap(pattern => {
        const { atGateway, atUnknown } = wideOnes(context);
        const other = (there: readonly Bound[] = []) =>
          there.find(
            ({ routes }) => firstOfEach([one.routes, routes]).length > 1,
          );
        return (
          other(atGateway.get(wideKey(one.gateway, pattern, home))) ??
          (one.unknown === undefined
            ? undefined
            : other(atUnknown.get(wideKey(one.unknown, pattern, home)))) ??
          []
        );
      })
      .at(0);
    return wide
      ? [
          [one, wide],
          [wide, one],
        ].map(([each, other]) => ({
          ...hit(
            each,
            other,
            `${titleOf(each.routes.document)} routes ${
              each.routes.written
            } at Gateway ${one.gateway}, and ${titleOf(
              other.routes.document,
            )} ${other.routes.written}; the narrower one counts.`,
          ),
          severity: 'info' as const,
          ...(wide.gateway === one.gateway
            ? {}
            : undecided(`needs Gateway ${each.gateway}`)),
        }))
      : [];
  });
}

/**
 * At a Gateway the rules of a host come from VirtualServices that do not depend on their order.
 *
 * @internal
 */
export const gatewayHostConflict: Rule = {
  code: 'traffic/gateway-host-conflict',
  title: 'VirtualServices that are merged at a Gateway do not overlap',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'At a Gateway Istio merges the VirtualServices of one host. The order of their rules is kept within each and not defined between them, so that there may be one catch-all, and no two may match the same requests (Istio, traffic management best practices; Kiali KIA1106).',
  equivalents: ['KIA1106'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http:
    - match: [{ uri: { prefix: /orders } }]
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: archive, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http:
    - match: [{ uri: { prefix: /orders/archive } }]
      route: [{ destination: { host: archive.shop.svc.cluster.local } }]
`,
    good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: archive, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http:
    - match: [{ uri: { prefix: /orders/archive } }]
      route: [{ destination: { host: archive.shop.svc.cluster.local } }]
    - match: [{ uri: { prefix: /orders } }]
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return [...virtualServicesByHost(context).values()].flatMap(all => {
      const bound = firstOfEach(all).flatMap(routes =>
        boundTo(context, routes),
      );
      return [
        ...severals(bound, ({ gateway }) => gateway).flatMap(sameGateway),
        ...severals(
          bound.filter(({ unknown }) => unknown !== undefined),
          ({ unknown }) => `${unknown}`,
        ).flatMap(likeNamed),
        ...wildcards(context, bound),
      ];
    });
  },
};
