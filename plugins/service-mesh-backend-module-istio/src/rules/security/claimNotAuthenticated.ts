import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RequestAuthentication, VirtualService } from '../../kinds';
import { hasLabels, items, labels, members, strings } from '../../lenient';
import { documentsOf, httpRules, identityOf, titleOf } from '../documents';
import {
  allWorkloads,
  gatewayNamed,
  gatewayOf,
  meshSettings,
  Workload,
} from '../view';

/** Where the first match on a claim of a token stands. */
function claimMatch(document: ManifestDocument): string | undefined {
  return httpRules(document)
    .flatMap((rule, index) =>
      items(rule.match).flatMap((match, position) =>
        ['headers', 'withoutHeaders']
          .filter(key =>
            Object.keys(members(match[key])).some(name =>
              /^@request\.auth\.claims\b/i.test(name),
            ),
          )
          .map(key => `/spec/http/${index}/match/${position}/${key}`),
      ),
    )
    .at(0);
}

function authenticates(
  { object }: ManifestDocument,
  workload: Workload,
  rootNamespace: string,
): boolean {
  const { namespace } = identityOf(object);
  const { selector, targetRef, targetRefs } = members(object.spec);
  const targets = [
    ...items(targetRefs),
    ...(targetRef ? [members(targetRef)] : []),
  ];
  const gateway = workload.labels['gateway.networking.k8s.io/gateway-name'];
  return (
    [workload.namespace, rootNamespace].includes(namespace) &&
    (targets.length > 0
      ? targets.some(({ name }) => name === gateway)
      : hasLabels(workload.labels, labels(members(selector).matchLabels)))
  );
}

/** Whether tokens are read at all Pods with some labels, whichever namespace they are in. */
function isReadEverywhere(
  context: RuleContext,
  pods: Record<string, string>,
  rootNamespace: string,
): boolean {
  return documentsOf(context, RequestAuthentication).some(({ object }) => {
    const { selector, targetRef, targetRefs } = members(object.spec);
    return (
      identityOf(object).namespace === rootNamespace &&
      targetRef === undefined &&
      items(targetRefs).length === 0 &&
      hasLabels(pods, labels(members(selector).matchLabels))
    );
  });
}

function checkGateway(
  context: RuleContext,
  document: ManifestDocument,
  gateway: ManifestDocument,
  pointer: string,
): RuleHit[] {
  const { name, namespace } = identityOf(gateway.object);
  const { rootNamespace } = meshSettings(context);
  const selector = labels(members(gateway.object.spec).selector);
  const pods = allWorkloads(context).filter(workload =>
    hasLabels(workload.labels, selector),
  );
  const at = {
    document,
    pointer,
    params: { name: identityOf(document.object).name, gateway: name },
    related: [{ document: gateway, pointer: '/spec/selector' }],
  };
  if (pods.length === 0) {
    return context.holdsNamespace(namespace || null) ||
      isReadEverywhere(context, selector, rootNamespace)
      ? []
      : [
          {
            ...at,
            message: `${titleOf(
              document,
            )} routes by claims of tokens, and the Pods of ${titleOf(
              gateway,
            )} are not here.`,
            ...undecided(`needs the workloads of Gateway ${name}`),
          },
        ];
  }
  const open = pods.find(
    pod =>
      !documentsOf(context, RequestAuthentication).some(policy =>
        authenticates(policy, pod, rootNamespace),
      ),
  );
  return open
    ? [
        {
          ...at,
          message: `${titleOf(
            document,
          )} routes by claims of tokens, and no RequestAuthentication reads them at ${
            open.kind
          } ${open.name} of ${titleOf(gateway)}.`,
        },
      ]
    : [];
}

/**
 * Routes by the claims of a token stand behind a proxy that reads tokens.
 *
 * @internal
 */
export const claimNotAuthenticated: Rule = {
  code: 'security/claim-not-authenticated',
  title: 'Gateways that route by claims read tokens',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A proxy knows the claims of a token only where a RequestAuthentication has it verify tokens; elsewhere a match on a claim is never met (istioctl IST0149).',
  equivalents: ['IST0149'],
  example: {
    bad: `
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: ingress, labels: { istio: gateway } }
spec: { serviceAccountName: gateway, containers: [{ name: istio-proxy, image: 'proxyv2:1' }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: gateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: orders-example-com }
      hosts: [orders.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com]
  gateways: [ingress/public]
  http:
    - match: [{ headers: { '@request.auth.claims.groups': { exact: staff } } }]
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
`,
    good: `
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: ingress, labels: { istio: gateway } }
spec: { serviceAccountName: gateway, containers: [{ name: istio-proxy, image: 'proxyv2:1' }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: gateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: orders-example-com }
      hosts: [orders.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders.example.com]
  gateways: [ingress/public]
  http:
    - match: [{ headers: { '@request.auth.claims.groups': { exact: staff } } }]
      route: [{ destination: { host: orders.shop.svc.cluster.local } }]
    - route: [{ destination: { host: orders.shop.svc.cluster.local } }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: gateway, namespace: ingress }
spec:
  selector: { matchLabels: { istio: gateway } }
  jwtRules: [{ issuer: 'https://login.example.com', jwksUri: 'https://login.example.com/jwks' }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: gateway, namespace: ingress }
spec:
  selector: { matchLabels: { istio: gateway } }
  rules: [{ from: [{ source: { requestPrincipals: ['https://login.example.com/*'] } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`,
  },
  check(context) {
    return documentsOf(context, VirtualService).flatMap(document => {
      const pointer = claimMatch(document);
      if (pointer === undefined) {
        return [];
      }
      const { namespace } = identityOf(document.object);
      return strings(members(document.object.spec).gateways)
        .filter(written => written !== 'mesh')
        .flatMap(written => {
          const gateway = gatewayOf(context, gatewayNamed(written, namespace));
          return gateway
            ? checkGateway(context, document, gateway, pointer)
            : [];
        });
    });
  },
};
