import {
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostMatches, normalHost } from '../../hosts';
import { VirtualService } from '../../kinds';
import { members, strings } from '../../lenient';
import { policiesOf, valuesIn } from '../authorization';
import { documentsOf, identityOf } from '../documents';
import {
  holdsServices,
  meshSettings,
  namespacesOf,
  perContext,
  resolveHost,
} from '../view';

/** The hosts of VirtualServices, in the spelling of `normalHost`. */
const routedHosts = perContext<readonly string[]>(context =>
  documentsOf(context, VirtualService).flatMap(({ object }) =>
    strings(members(object.spec).hosts).map(host =>
      normalHost(host, identityOf(object).namespace),
    ),
  ),
);

/**
 * The namespace of the Service that the value of a Host header seems to mean; `null` for a wildcard and for a host that may
 * well be outside the cluster.
 */
function seemingHome(
  context: RuleContext,
  host: string,
  namespace: string,
): string | null {
  const [, home, ...rest] = host.split('.');
  if (host.includes('*') || host.includes(':') || rest.length > 0) {
    return null;
  }
  if (home === undefined) {
    return namespace;
  }
  return namespacesOf(context).has(home) ? home : null;
}

/**
 * The hosts that an AuthorizationPolicy names are hosts of the mesh.
 *
 * @internal
 */
export const policyHostNotFound: Rule = {
  code: 'reference/policy-host-not-found',
  title: 'The hosts of a policy are known to the mesh',
  severity: 'error',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A short name in operation.hosts is compared with the Host header that callers send, which is the name of a Service; where there is no such Service nothing matches, unless callers may send any host (Istio: AuthorizationPolicy).',
  equivalents: ['KIA0104'],
  example: {
    facts: { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } },
    bad: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { hosts: [order] } }]
`,
    good: `apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { hosts: [orders] } }]
`,
  },
  check(context) {
    const { allowsUnknownHosts } = meshSettings(context);
    return policiesOf(context).flatMap(
      ({ document, name, namespace, operations }) => {
        const missing = operations
          .flatMap(part => valuesIn(part, ['hosts']))
          .flatMap(({ value, pointer }) => {
            const home = seemingHome(context, value, namespace);
            const host = normalHost(value, namespace);
            return home === null ||
              resolveHost(context, value, namespace).length > 0 ||
              routedHosts(context).some(routed => hostMatches(routed, host))
              ? []
              : [{ value, pointer, home }];
          })
          .map(({ value, pointer, home }) => ({
            document,
            pointer,
            message: `AuthorizationPolicy ${name} names the host ${value}, which is no Service of namespace ${home} and of no ServiceEntry.`,
            params: { name, host: value },
            ...(allowsUnknownHosts ? { severity: 'warning' as const } : {}),
            ...(holdsServices(context, home)
              ? {}
              : undecided('needs the Services of the namespace')),
          }));
        const isUndecided = missing.findIndex(hit => 'undecided' in hit);
        return missing.filter(
          (hit, index) => !('undecided' in hit) || index === isUndecided,
        );
      },
    );
  },
};
