import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { strings } from '../../lenient';
import { policiesOf, PolicyView, requestParts } from '../authorization';
import {
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

/** The ports of the Services that a policy is about, by its own reference or by the Pods that it selects. */
function portsUnder(
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
          ({ name }) => serviceNamed(context, String(name), namespace) ?? [],
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

/** The ports that a rule is about; all of them where an operation names none. */
function portsOf(
  { operations }: PolicyView,
  rule: number,
  all: JsonObject[],
): JsonObject[] {
  const named = operations
    .filter(part => part.rule === rule)
    .map(({ fields }) => strings(fields.ports));
  return named.length === 0 || named.some(ports => ports.length === 0)
    ? all
    : all.filter(({ port, targetPort = port }) =>
        named.flat().some(wanted => wanted === String(targetPort)),
      );
}

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
      return [...new Set(parts.map(({ rule }) => rule))].flatMap(rule => {
        const ports = portsOf(policy, rule, all);
        const [first] = parts.filter(part => part.rule === rule);
        return ports.length > 0 && ports.every(isOpaque)
          ? [
              {
                document,
                pointer: first.pointer,
                message: `Rule ${
                  rule + 1
                } of AuthorizationPolicy ${name} looks at requests on port ${ports
                  .map(({ port }) => port)
                  .join(', ')}, of which the proxy sees connections only: ${
                  action === 'ALLOW'
                    ? 'it admits nothing'
                    : 'it denies every connection'
                }.`,
                params: { name, rule: rule + 1 },
              },
            ]
          : [];
      });
    });
  },
};
