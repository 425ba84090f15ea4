import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Workload, workloadsAnywhere } from '../view';
import { hostsOf } from './hosts';
import { Overlap, overlaps } from './overlaps';
import { GatewayServer, isPlainHttp, serversOf } from './servers';

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string) {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one)) ?? [];
    known.push(one);
    groups.set(keyOf(one), known);
  }
  return groups;
}

/** Selectors that differ and yet select one workload, each set of them once. */
function meetingSelectors(
  context: RuleContext,
  servers: readonly GatewayServer[],
): Set<string>[] {
  const selectors = new Map(
    servers.map(({ selectorKey, selector }) => [selectorKey, selector]),
  );
  const selecting = new Map<Workload, string[]>();
  for (const [key, selector] of selectors) {
    for (const workload of workloadsAnywhere(context, selector)) {
      const known = selecting.get(workload) ?? [];
      known.push(key);
      selecting.set(workload, known);
    }
  }
  const sets = [...selecting.values()].filter(keys => keys.length > 1);
  return [...groupBy(sets, keys => keys.join(' ')).values()].map(
    ([keys]) => new Set(keys),
  );
}

const portOf = ({ port, bind }: GatewayServer) => `${port} ${bind}`;

/** Servers that one proxy listens for on one port. */
function onOnePort(context: RuleContext): GatewayServer[][] {
  const servers = serversOf(context).filter(({ port }) => port !== null);
  return [
    ...groupBy(servers, one => `${one.selectorKey} ${portOf(one)}`).values(),
    ...meetingSelectors(context, servers).flatMap(keys => [
      ...groupBy(
        servers.filter(({ selectorKey }) => keys.has(selectorKey)),
        portOf,
      ).values(),
    ]),
  ];
}

function severityOf({ served, other, isSame }: Overlap): RuleHit['severity'] {
  const isPlain = isPlainHttp(served.server);
  if (isPlain !== isPlainHttp(other.server)) {
    return 'error';
  }
  if (!isSame) {
    return 'info';
  }
  return isPlain ? 'warning' : 'error';
}

/** Kiali compares Gateways of equal selectors, and no two wildcards unless one is for all hosts; istioctl different Gateways. */
function equivalentsOf({ served, other, isSame }: Overlap): string[] {
  const areWildcards = [served, other].every(({ host }) =>
    host.startsWith('*.'),
  );
  return [
    ...(served.server.document === other.server.document ? [] : ['IST0145']),
    ...(served.server.selectorKey === other.server.selectorKey &&
    (isSame || !areWildcards)
      ? ['KIA0301']
      : []),
  ];
}

function inWords({ served, other, isSame }: Overlap): string {
  const { gateway, port, document } = served.server;
  if (document === other.server.document) {
    return isSame
      ? `Gateway ${gateway} serves ${served.host} on port ${port} twice.`
      : `Gateway ${gateway} serves ${served.host} on port ${port}, and ${other.host} beside it.`;
  }
  return isSame
    ? `Gateway ${gateway} and Gateway ${other.server.gateway} both serve ${served.host} on port ${port} of the same proxies.`
    : `Gateway ${gateway} serves ${served.host} on port ${port} of the same proxies as Gateway ${other.server.gateway} serves ${other.host}.`;
}

function hit(overlap: Overlap): RuleHit {
  const { served, other } = overlap;
  const { gateway, port, document } = served.server;
  return {
    document,
    pointer: served.pointer,
    message: inWords(overlap),
    params: {
      gateway,
      other: other.server.gateway,
      host: served.host,
      port: port ?? 0,
    },
    related: [{ document: other.server.document, pointer: other.pointer }],
    severity: severityOf(overlap),
    equivalents: equivalentsOf(overlap),
  };
}

/**
 * A host that two servers serve on one port of one proxy.
 *
 * @internal
 */
export const gatewayConflict: Rule = {
  code: 'traffic/gateway-conflict',
  title: 'A host and port of a proxy is served once',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Of two servers for one host with TLS on one port, Istio takes the older one; plain HTTP servers are merged, so that the order of their routes is undefined; a port that speaks plain HTTP to one and TLS to the other serves one of them (Istio: Gateway; istioctl IST0145).',
  equivalents: ['IST0145', 'KIA0301'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: payments, namespace: billing }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: payments }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: payments, namespace: billing }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [payments.example.com]
      tls: { mode: SIMPLE, credentialName: payments }
`,
  },
  check(context) {
    const told = new Map<ManifestDocument, Set<ManifestDocument>>();
    return onOnePort(context)
      .flatMap(servers => overlaps(servers.flatMap(hostsOf)))
      .filter(overlap => equivalentsOf(overlap).length > 0)
      .sort((a, b) => equivalentsOf(b).length - equivalentsOf(a).length)
      .filter(({ served, other }) => {
        const others = told.get(served.server.document) ?? new Set();
        const isNew = !others.has(other.server.document);
        others.add(other.server.document);
        told.set(served.server.document, others);
        return isNew;
      })
      .map(hit);
  },
};
