import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy, RequestAuthentication } from '../../kinds';
import {
  hasLabels,
  items,
  labels,
  members,
  strings,
  textOf,
} from '../../lenient';
import { documentsOf, identityOf } from '../documents';

/** Whether a policy says anything about the token of a request. */
function mentionsToken(spec: JsonObject): boolean {
  return items(spec.rules).some(
    rule =>
      items(rule.from).some(({ source }) => {
        const { requestPrincipals, notRequestPrincipals } = members(source);
        return (
          strings(requestPrincipals).length > 0 ||
          strings(notRequestPrincipals).length > 0
        );
      }) ||
      items(rule.when).some(({ key }) =>
        textOf(key).startsWith('request.auth.'),
      ),
  );
}

/** What policies say that say anything about tokens, by namespace. */
function requiringByNamespace(context: RuleContext): Map<string, JsonObject[]> {
  const found = new Map<string, JsonObject[]>();
  for (const { object } of documentsOf(context, AuthorizationPolicy)) {
    const spec = members(object.spec);
    if (mentionsToken(spec)) {
      const { namespace } = identityOf(object);
      const known = found.get(namespace) ?? [];
      known.push(spec);
      found.set(namespace, known);
    }
  }
  return found;
}

/** Whether a policy holds for everything that an authentication holds for. */
function covers(policy: JsonObject, authentication: JsonObject): boolean {
  const targets = (spec: JsonObject) =>
    JSON.stringify([spec.targetRef ?? null, spec.targetRefs ?? null]);
  const selector = (spec: JsonObject) =>
    labels(members(spec.selector).matchLabels);
  return (
    targets(policy) === targets(authentication) &&
    hasLabels(selector(authentication), selector(policy))
  );
}

/**
 * Verified tokens are also required.
 *
 * @internal
 */
export const tokenNotRequired: Rule = {
  code: 'security/token-not-required',
  title: 'Where tokens are verified, they are required',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A RequestAuthentication refuses a request with a bad token and lets a request with none pass; only an AuthorizationPolicy about request principals requires one (Istio: RequestAuthentication).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: gateway, namespace: istio-ingress }
spec:
  jwtRules:
    - { issuer: 'https://login.example.com/', jwksUri: 'https://login.example.com/jwks' }
`,
    good: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: gateway, namespace: istio-ingress }
spec:
  jwtRules:
    - { issuer: 'https://login.example.com/', jwksUri: 'https://login.example.com/jwks' }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: gateway, namespace: istio-ingress }
spec:
  action: DENY
  rules:
    - from: [{ source: { notRequestPrincipals: ['*'] } }]
      to: [{ operation: { ports: ['8080'] } }]
`,
  },
  check(context) {
    const requiring = requiringByNamespace(context);
    return documentsOf(context, RequestAuthentication).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const spec = members(document.object.spec);
      // Who names no namespace may mean any.
      const nearby = namespace
        ? [namespace, ''].flatMap(home => requiring.get(home) ?? [])
        : [...requiring.values()].flat();
      const isRequired = nearby.some(policy => covers(policy, spec));
      if (isRequired || items(spec.jwtRules).length === 0) {
        return [];
      }
      return [
        {
          document,
          pointer: '/spec/jwtRules',
          message: `RequestAuthentication ${name} verifies tokens, but no AuthorizationPolicy for the same workload requires one: requests without a token pass.`,
          params: { name },
        },
      ];
    });
  },
};
