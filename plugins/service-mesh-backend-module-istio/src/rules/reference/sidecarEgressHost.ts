import {
  isRendered,
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ServiceEntry, Sidecar } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import {
  canDecideHost,
  homesOf,
  namespaceOf,
  resolveHost,
  resolvePattern,
} from '../view';

type Fault = Pick<RuleHit, 'undecided' | 'equivalents'> & { reason: string };

/** What a host of an egress listener means, and what it would mean in any namespace. */
function found(context: RuleContext, host: string, home: string) {
  if (host.startsWith('*')) {
    return resolvePattern(context, host, home);
  }
  // Istio completes no host here: one of two parts is taken as it stands.
  const isLiteral = host.split('.').length === 2;
  const entries = resolveHost(context, host, home);
  return [
    isLiteral
      ? entries.filter(
          ({ document }) => document.object.kind === ServiceEntry.kind,
        )
      : entries,
  ];
}

function missing(context: RuleContext, host: string, home: string): Fault {
  const reason = `${host} is no host that the mesh knows`;
  const plain = host.replace(/^\*\./, 'any.');
  if (canDecideHost(context, plain, home)) {
    return { reason };
  }
  const at = namespaceOf(plain, home);
  return {
    reason,
    ...undecided(
      at === null
        ? `needs the ServiceEntry of ${host}`
        : `needs the Services of namespace '${at}'`,
    ),
  };
}

function faultOf(
  context: RuleContext,
  text: string,
  home: string,
): Fault | null {
  const [scope, host, ...rest] = text.split('/');
  if (
    host === undefined ||
    rest.length > 0 ||
    host === '*' ||
    scope.startsWith('~')
  ) {
    return null;
  }
  const entries = found(context, host, home);
  const isNowhere = entries.every(list => list.length === 0);
  const from = scope === '.' ? home : scope;
  const isThere =
    from === '*' ? !isNowhere : entries.some(list => homesOf(list).has(from));
  if (isThere) {
    return null;
  }
  // A wildcard is a question about one namespace; a host that is known elsewhere stands behind the wrong one.
  return isNowhere || host.startsWith('*')
    ? missing(context, host, home)
    : {
        reason: `${host} belongs to namespace '${entries[0][0].namespace}' and not to '${from}'`,
        equivalents: [],
      };
}

function hitsOf(context: RuleContext, document: ManifestDocument): RuleHit[] {
  const { name, namespace } = identityOf(document.object);
  const needed = new Set<string>();
  return items(members(document.object.spec).egress).flatMap((listener, at) =>
    strings(listener.hosts).flatMap((text, index) => {
      const fault = faultOf(context, text, namespace);
      if (
        !fault ||
        needed.has(fault.undecided ?? '') ||
        (fault.undecided && isRendered(context, document))
      ) {
        return [];
      }
      const { reason, ...rest } = fault;
      if (rest.undecided) {
        needed.add(rest.undecided);
      }
      return [
        {
          document,
          pointer: `/spec/egress/${at}/hosts/${index}`,
          message: `Sidecar ${name} lets workloads know '${text}', but ${reason}.`,
          params: { name, host: text },
          ...rest,
        },
      ];
    }),
  );
}

/**
 * A host that a Sidecar makes known and that there is not.
 *
 * @internal
 */
export const sidecarEgressHost: Rule = {
  code: 'reference/sidecar-egress-host',
  title: 'The hosts that a Sidecar makes known exist',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'An egress host is <namespace>/<host>, with the namespace in which its Service or ServiceEntry stands; one that matches nothing makes nothing known, and calls to the host that was meant go to no known service (Istio: Sidecar.egress.hosts).',
  equivalents: ['KIA1004'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress: [{ hosts: ['./*', billing/payment.billing.svc.cluster.local] }]
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: billing }
spec: { ports: [{ name: http, port: 80 }] }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress: [{ hosts: ['./*', billing/payments.billing.svc.cluster.local] }]
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: billing }
spec: { ports: [{ name: http, port: 80 }] }
`,
  },
  check: context =>
    documentsOf(context, Sidecar).flatMap(document =>
      hitsOf(context, document),
    ),
};
