import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { shown, strings, textOf } from '../../lenient';
import { policiesOf, PolicyView, requestParts } from '../authorization';
import {
  grouped,
  perContext,
  portProtocol,
  selectionOf,
  serviceNamed,
  servicesByWorkload,
  servicesSelectingBy,
  workloadsUnder,
} from '../view';

/** Protocols of which a proxy sees no requests (Istio 1.29: protocol selection). */
const OPAQUE = ['https', 'mongo', 'mysql', 'redis', 'tcp', 'tls'];

const isOpaque = (port: JsonObject) =>
  OPAQUE.includes(portProtocol(port) ?? '');

interface Ports {
  all: readonly JsonObject[];
  /** Whether the proxy sees connections only on each of them. */
  areOpaque: boolean;
  /** By the port of the Pods that they lead to. */
  byTarget: ReadonlyMap<string, JsonObject[]>;
}

const known = perContext(() => new Map<string, Ports>());

/** The ports of the Services that a policy is about, by its own reference or by the Pods that it selects. */
function portsUnder(context: RuleContext, policy: PolicyView): Ports {
  const { labels: wanted, targets } = selectionOf(policy.document.object);
  const key = JSON.stringify([policy.namespace, wanted, targets]);
  const before = known(context).get(key);
  if (before) {
    return before;
  }
  const all = readPorts(context, policy);
  const found = {
    all,
    areOpaque: all.length > 0 && all.every(isOpaque),
    byTarget: grouped(all, ({ port, targetPort = port }) => shown(targetPort)),
  };
  known(context).set(key, found);
  return found;
}

function readPorts(
  context: RuleContext,
  { document, namespace }: PolicyView,
): JsonObject[] {
  const { labels: wanted, targets, isWide } = selectionOf(document.object);
  if (isWide) {
    return [];
  }
  const services = new Set(
    targets.length > 0
      ? targets.flatMap(
          ({ name }) => serviceNamed(context, textOf(name), namespace) ?? [],
        )
      : [
          ...servicesSelectingBy(context, namespace, wanted),
          ...workloadsUnder(context, document.object).flatMap(
            workload => servicesByWorkload(context).get(workload) ?? [],
          ),
        ],
  );
  return [...services].flatMap(({ ports }) => ports);
}

/** The ports that a rule is about, all of them where an operation names none, if the proxy sees connections only on each. */
function opaquePorts(
  operations: PolicyView['operations'],
  { all, areOpaque, byTarget }: Ports,
): readonly JsonObject[] {
  const named = operations.map(({ fields }) => strings(fields.ports));
  if (named.length === 0 || named.some(ports => ports.length === 0)) {
    return areOpaque ? all : [];
  }
  const ports = [...new Set(named.flat())].flatMap(
    target => byTarget.get(target) ?? [],
  );
  return ports.every(isOpaque) ? ports : [];
}

/** Most ports that a message names. */
const SHOWN = 5;

const inWords = (ports: readonly JsonObject[]) =>
  ports
    .slice(0, SHOWN)
    .map(({ port }) => port)
    .join(', ') +
  (ports.length > SHOWN ? ` and ${ports.length - SHOWN} more` : '');

/**
 * A policy looks at requests only where the proxy sees them.
 *
 * @internal
 */
export const requestMatchOnTcp: Rule = {
  code: 'security/request-match-on-tcp',
  title: 'A policy looks at requests where the proxy sees them',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'On a port of TCP, or of TLS that the application ends, there are no methods, paths, hosts and tokens to look at: an ALLOW rule that asks for them never matches, and a DENY rule denies every connection (Istio: AuthorizationPolicy, TCP).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata: { name: ledger, namespace: shop }
spec: { selector: { app: ledger }, ports: [{ name: tcp-ledger, port: 5432 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ledger, namespace: shop }
spec:
  selector: { matchLabels: { app: ledger } }
  rules:
    - to: [{ operation: { methods: [GET] } }]
`,
    good: `apiVersion: v1
kind: Service
metadata: { name: ledger, namespace: shop }
spec: { selector: { app: ledger }, ports: [{ name: tcp-ledger, port: 5432 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ledger, namespace: shop }
spec:
  selector: { matchLabels: { app: ledger } }
  rules:
    - to: [{ operation: { ports: ['5432'] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(policy => {
      const { document, name, action } = policy;
      const parts = requestParts(policy);
      if (parts.length === 0 || !['ALLOW', 'DENY'].includes(action)) {
        return [];
      }
      const all = portsUnder(context, policy);
      const operations = grouped(policy.operations, ({ rule }) => `${rule}`);
      return [...grouped(parts, ({ rule }) => `${rule}`).values()].flatMap(
        ([first]) => {
          const { rule } = first;
          const ports = opaquePorts(operations.get(`${rule}`) ?? [], all);
          return ports.length > 0
            ? [
                {
                  document,
                  pointer: first.pointer,
                  message: `Rule ${
                    rule + 1
                  } of AuthorizationPolicy ${name} looks at requests on port ${inWords(
                    ports,
                  )}, of which the proxy sees connections only: ${
                    action === 'ALLOW'
                      ? 'it admits nothing'
                      : 'it denies every connection'
                  }.`,
                  params: { name, rule: rule + 1 },
                },
              ]
            : [];
        },
      );
    });
  },
};
