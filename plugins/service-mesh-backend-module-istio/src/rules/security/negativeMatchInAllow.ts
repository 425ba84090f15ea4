import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../../kinds';
import { items, members, strings } from '../../lenient';
import { documentsOf, identityOf } from '../documents';

/** Conditions that an unforeseen spelling of a request slips through. */
const negatives = ['notPaths', 'notMethods', 'notHosts'];

/**
 * An ALLOW policy says what it admits, not what it does not.
 *
 * @internal
 */
export const negativeMatchInAllow: Rule = {
  code: 'security/negative-match-in-allow',
  title: 'ALLOW does not match by negation',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Whatever the proxy and the application read differently, such as //admin or /ADMIN, is not the excluded value and is admitted. ALLOW with positive and DENY with negative matches are the safe patterns (Istio, security best practices).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { notPaths: [/admin] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { paths: [/orders, /orders/*] } }]
`,
  },
  check(context) {
    return documentsOf(context, AuthorizationPolicy).flatMap(document => {
      const { action = 'ALLOW', rules } = members(document.object.spec);
      const { name } = identityOf(document.object);
      if (action !== 'ALLOW') {
        return [];
      }
      return items(rules).flatMap((rule, index) =>
        items(rule.to).flatMap(({ operation }, position) =>
          negatives
            .filter(key => strings(members(operation)[key]).length > 0)
            .map(key => ({
              document,
              pointer: `/spec/rules/${index}/to/${position}/operation/${key}`,
              message: `AuthorizationPolicy ${name} admits whatever is not in ${key}; a request spelled differently gets through. List what is admitted.`,
              params: { name, rule: index + 1, field: key },
            })),
        ),
      );
    });
  },
};
