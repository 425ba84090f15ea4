import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../../lenient';
import { identityOf, ruleName, titleOf } from '../documents';
import { isOpen } from './covers';
import { routeLists } from './routeLists';
import { Shadow } from './shadows';

/** Whether a rule takes every request that comes to it; one that is delegated leaves what its delegate does not take. */
function takesAll(rule: JsonObject): boolean {
  const matches = items(rule.match);
  return (
    rule.delegate === undefined &&
    (matches.length === 0 || matches.some(isOpen))
  );
}

/** The rules behind one that takes everything, told at that one. */
function behindAll(
  document: ManifestDocument,
  protocol: string,
  rules: readonly JsonObject[],
  index: number,
): RuleHit[] {
  const behind = rules.length - 1 - index;
  if (index < 0 || behind === 0) {
    return [];
  }
  const hasMatch = items(rules[index].match).length > 0;
  return [
    {
      document,
      pointer: `/spec/${protocol}/${index}`,
      message: `Rule ${ruleName(rules[index], index)} of ${titleOf(
        document,
      )} matches every request, so that ${
        behind === 1
          ? 'the rule behind it is'
          : `the ${behind} rules behind it are`
      } never reached.`,
      params: {
        name: identityOf(document.object).name,
        rule: index + 1,
        unreachable: behind,
      },
      related: [{ document, pointer: `/spec/${protocol}/${index + 1}` }],
      ...(hasMatch ? { equivalents: ['IST0131'] } : {}),
    },
  ];
}

/** A rule all of whose matches are taken by those before it. */
function allTaken(
  document: ManifestDocument,
  protocol: string,
  rule: JsonObject,
  index: number,
  shadows: readonly Shadow[],
): RuleHit[] {
  const own = shadows.filter(
    shadow => shadow.rule === index && shadow.by.rule < index,
  );
  if (own.length === 0 || own.length < items(rule.match).length) {
    return [];
  }
  return [
    {
      document,
      pointer: `/spec/${protocol}/${index}/match`,
      message: `Rule ${ruleName(rule, index)} of ${titleOf(
        document,
      )} is never reached, since rule ${
        own[0].by.rule + 1
      } takes what it would match.`,
      params: { name: identityOf(document.object).name, rule: index + 1 },
      related: [{ document, pointer: `/spec/${protocol}/${own[0].by.rule}` }],
      equivalents: own.every(({ isSame }) => isSame)
        ? ['IST0130', 'IST0131']
        : ['IST0131'],
    },
  ];
}

/**
 * Every rule can be reached: none stands behind others that take what it would match.
 *
 * @internal
 */
export const unreachableRoute: Rule = {
  code: 'traffic/unreachable-route',
  title: 'No rule stands behind others that take its requests',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio tries the rules of a VirtualService in order and stops at the first that matches; a rule without a match takes every request, and a prefix every path that begins with it (istioctl IST0130 and IST0131).',
  equivalents: ['IST0130'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - match: [{ uri: { prefix: /archive } }]
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
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.shop.svc.cluster.local]
  http:
    - match: [{ uri: { prefix: /archive } }]
      route: [{ destination: { host: archive.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
  },
  check(context) {
    return routeLists(context).flatMap(
      ({ document, protocol, rules, shadows }) => {
        const open = rules.findIndex(takesAll);
        const reached = open < 0 ? rules : rules.slice(0, open + 1);
        return [
          ...behindAll(document, protocol, rules, open),
          ...reached.flatMap((rule, index) =>
            allTaken(document, protocol, rule, index, shadows),
          ),
        ];
      },
    );
  },
};
