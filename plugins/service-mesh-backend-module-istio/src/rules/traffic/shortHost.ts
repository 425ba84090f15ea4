import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule, VirtualService } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import {
  declarationsOf,
  destinationsOf,
  fullHost,
  gatewayMentions,
  gatewayNamed,
} from '../view';

interface Mention {
  host: string;
  pointer: JsonPointer;
}

/** The hosts that an object names without a namespace, each where it first does. */
function shortHosts(document: ManifestDocument): Mention[] {
  const { host, hosts } = members(document.object.spec);
  const own = Array.isArray(hosts) ? hosts : [];
  const all: { host: unknown; pointer: JsonPointer }[] = [
    { host, pointer: '/spec/host' },
    ...own.map((each, index) => ({
      host: each,
      pointer: `/spec/hosts/${index}`,
    })),
    ...destinationsOf(document).map(each => ({
      host: each.host,
      pointer: `${each.pointer}/host`,
    })),
  ];
  const first = new Map<string, Mention>();
  for (const { host: each, pointer } of all) {
    if (typeof each === 'string' && /^[^.*]+$/.test(each) && !first.has(each)) {
      first.set(each, { host: each, pointer });
    }
  }
  return [...first.values()];
}

/** Who reads an object from another namespace by its own words; `null` for nobody. */
function readersElsewhere(document: ManifestDocument): string | null {
  const { namespace } = identityOf(document.object);
  const { exportTo, http } = members(document.object.spec);
  const isElsewhere = (name: unknown) =>
    typeof name === 'string' && name !== namespace;
  if (
    strings(exportTo).some(to => !['.', '~'].includes(to) && isElsewhere(to))
  ) {
    return 'is exported to other namespaces';
  }
  if (
    gatewayMentions(document).some(({ written }) =>
      isElsewhere(gatewayNamed(written, namespace).namespace),
    )
  ) {
    return 'is for a Gateway of another namespace';
  }
  return items(http).some(({ match }) =>
    items(match).some(({ sourceNamespace }) => isElsewhere(sourceNamespace)),
  )
    ? 'is for callers of another namespace'
    : null;
}

function check(context: RuleContext, document: ManifestDocument) {
  const { name, namespace } = identityOf(document.object);
  const readers = readersElsewhere(document);
  // What a short name means is not known before the object is applied.
  return readers === null || namespace === ''
    ? []
    : shortHosts(document).map(({ host, pointer }) => {
        const full = fullHost(context, host, namespace);
        const isKnown = declarationsOf(context, host, namespace).length > 0;
        return {
          document,
          pointer,
          message: `${titleOf(
            document,
          )} ${readers} and names ${host}, which is ${full} to it wherever it is read.`,
          params: { name, host },
          // What it names is what is meant, as far as anybody can see.
          ...(isKnown
            ? { severity: 'info' as const, consequence: 'style' as const }
            : {}),
          fix: { title: 'Write the whole name.', snippet: full },
        };
      });
}

/**
 * A host without a namespace, in an object that others read.
 *
 * @internal
 */
export const shortHost: Rule = {
  code: 'traffic/short-host',
  title: 'Objects for other namespaces name whole hosts',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Istio completes a short name with the namespace of the object that it stands in, not with that of the caller, so that whoever reads orders in another namespace means another Service than Istio does; whole names are what Istio advises (Istio 1.29: Destination.host). Objects that only their own namespace reads may be short.',
  equivalents: [],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  exportTo: [checkout]
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
---
apiVersion: v1
kind: Namespace
metadata: { name: checkout }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  exportTo: [checkout]
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
---
apiVersion: v1
kind: Namespace
metadata: { name: checkout }
`,
  },
  check: context =>
    [VirtualService, DestinationRule]
      .flatMap(kind => documentsOf(context, kind))
      .flatMap(document => check(context, document)),
};
