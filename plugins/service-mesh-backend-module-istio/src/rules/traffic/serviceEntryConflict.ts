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

/** A host on a port, as one ServiceEntry has it. */
interface Declared {
  document: ManifestDocument;
  name: string;
  host: string;
  port: number;
  protocol: string;
  pointer: JsonPointer;
  /** The namespaces that see it; `*` for all. */
  seenBy: string[];
}

function declaredIn(document: ManifestDocument): Declared[] {
  const { name, namespace } = identityOf(document.object);
  const { hosts, ports, exportTo } = members(document.object.spec);
  const scopes = strings(exportTo)
    .filter(scope => scope !== '~')
    .map(scope => (scope === '.' ? namespace : scope));
  const isHidden = strings(exportTo).includes('~');
  const seenBy =
    scopes.includes('*') || (scopes.length === 0 && !isHidden) ? ['*'] : scopes;
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
            seenBy,
          })),
  );
}

/** The first two of a scope, and the first of another protocol than the first. */
interface Seen {
  first: Declared;
  second?: Declared;
  different?: Declared;
}

function put(scopes: Map<string, Seen>, scope: string, one: Declared) {
  const seen = scopes.get(scope);
  if (!seen) {
    scopes.set(scope, { first: one });
    return;
  }
  seen.second ??= one;
  if (one.protocol !== seen.first.protocol) {
    seen.different ??= one;
  }
}

const EVERYBODY = 'everybody';

/** Another that some namespace sees too, of another protocol if there is one. */
function rival(one: Declared, scopes: Map<string, Seen>): Declared | undefined {
  const candidates = (
    one.seenBy.includes('*') ? [EVERYBODY] : ['*', ...one.seenBy]
  )
    .flatMap(scope => {
      const { first, second, different } = scopes.get(scope) ?? {};
      return [first, second, different];
    })
    .filter(other => other !== undefined && other !== one);
  return (
    candidates.find(other => other?.protocol !== one.protocol) ?? candidates[0]
  );
}

function rivals(context: RuleContext) {
  const all = documentsOf(context, ServiceEntry)
    .flatMap(declaredIn)
    .filter(({ seenBy }) => seenBy.length > 0);
  const byHost = new Map<string, Map<string, Seen>>();
  const keyOf = ({ host, port }: Declared) => `${host}:${port}`;
  for (const one of all) {
    const scopes = byHost.get(keyOf(one)) ?? new Map<string, Seen>();
    for (const scope of one.seenBy) {
      put(scopes, scope, one);
    }
    put(scopes, EVERYBODY, one);
    byHost.set(keyOf(one), scopes);
  }
  return all.flatMap(one => {
    const other = rival(one, byHost.get(keyOf(one)) ?? new Map());
    return other ? [{ one, other }] : [];
  });
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
