import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ServiceEntry } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { toCombine } from '../combinations';
import { documentsOf, identityOf } from '../documents';
import { grouped, seenTogether } from '../view';

/** A host on a port, as one ServiceEntry has it. */
interface Declared {
  document: ManifestDocument;
  name: string;
  host: string;
  port: number;
  protocol: string;
  pointer: JsonPointer;
}

function declaredIn(document: ManifestDocument): Declared[] {
  const { name } = identityOf(document.object);
  const { hosts, ports } = members(document.object.spec);
  const named = strings(hosts);
  return toCombine(items(ports), named.length).flatMap(
    ({ number, protocol }, index) =>
      typeof number !== 'number'
        ? []
        : named.map(host => ({
            document,
            name,
            host: host.toLowerCase(),
            port: number,
            protocol:
              typeof protocol === 'string' ? protocol.toUpperCase() : '',
            pointer: `/spec/ports/${index}`,
          })),
  );
}

/** Of some that are seen together the first two, and the first of another protocol than the first: enough to find a rival in. */
function samplesOf([first, ...others]: readonly Declared[]): Declared[] {
  const different = others.find(({ protocol }) => protocol !== first.protocol);
  return [first, ...others.slice(0, 1), ...(different ? [different] : [])];
}

/** For each of a host and port another that some namespace sees too, of another protocol if there is one. */
function rivalsIn(
  context: RuleContext,
  group: readonly Declared[],
): { one: Declared; other: Declared }[] {
  const candidates = new Map<ManifestDocument, Declared[]>(
    group.map(({ document }) => [document, []]),
  );
  for (const seen of seenTogether(context, group)) {
    const samples = samplesOf(seen);
    for (const { document } of seen) {
      candidates
        .get(document)
        ?.push(...samples.filter(other => other.document !== document));
    }
  }
  for (const [document, own] of grouped(group, one => one.document)) {
    candidates.get(document)?.push(...samplesOf(own));
  }
  return group.flatMap(one => {
    const others = (candidates.get(one.document) ?? []).filter(
      other => other !== one,
    );
    const other =
      others.find(({ protocol }) => protocol !== one.protocol) ?? others[0];
    return other ? [{ one, other }] : [];
  });
}

function rivals(context: RuleContext) {
  const all = documentsOf(context, ServiceEntry)
    .filter(
      ({ object }) => !strings(members(object.spec).exportTo).includes('~'),
    )
    .flatMap(declaredIn);
  return [...grouped(all, ({ host, port }) => `${host}:${port}`).values()]
    .filter(group => group.length > 1)
    .flatMap(group => rivalsIn(context, group));
}

function hit(one: Declared, other: Declared): RuleHit {
  const { document, name, host, port, pointer } = one;
  const isConflict = one.protocol !== other.protocol;
  const isOther = document !== other.document;
  const again = isOther ? `ServiceEntry ${other.name} too` : 'it twice';
  return {
    document,
    pointer,
    message: isConflict
      ? `${host}:${port} is ${
          one.protocol || 'of no protocol'
        } in ServiceEntry ${name}, and ${
          other.protocol || 'of none'
        } in ServiceEntry ${other.name}.`
      : `${host}:${port} stands in ServiceEntry ${name}, and in ${again}.`,
    params: { name, other: other.name, host, port },
    related: [{ document: other.document, pointer: other.pointer }],
    equivalents: isConflict
      ? ['KIA1212', ...(isOther ? ['IST0177'] : [])]
      : ['KIA1211'],
  };
}

/**
 * A host and port that two ServiceEntries declare for the same callers.
 *
 * @internal
 */
export const serviceEntryConflict: Rule = {
  code: 'traffic/service-entry-conflict',
  title: 'One ServiceEntry declares a host and port',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Of two ServiceEntries for one host and port that a namespace sees, Istio takes the older for what they do not agree on: protocol, resolution, endpoints (Istio: ServiceEntry; istioctl IST0177).',
  equivalents: ['IST0177', 'KIA1211', 'KIA1212'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec:
  hosts: [ledger.example.com]
  resolution: DNS
  ports: [{ name: https, number: 443, protocol: HTTPS }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: billing }
spec:
  hosts: [ledger.example.com]
  resolution: DNS
  ports: [{ name: http, number: 443, protocol: HTTP }]
`,
    good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec:
  hosts: [ledger.example.com]
  exportTo: ['.']
  resolution: DNS
  ports: [{ name: https, number: 443, protocol: HTTPS }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: billing }
spec:
  hosts: [ledger.example.com]
  exportTo: ['.']
  resolution: DNS
  ports: [{ name: https, number: 443, protocol: HTTPS }]
`,
  },
  check: context => rivals(context).map(({ one, other }) => hit(one, other)),
};
