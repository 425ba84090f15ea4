import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, valuesIn } from '../authorization';
import { hasIdleWildcard } from '../wildcard';

const OF_SOURCES = [
  'principals',
  'notPrincipals',
  'requestPrincipals',
  'notRequestPrincipals',
  'namespaces',
  'notNamespaces',
];

const OF_OPERATIONS = ['hosts', 'notHosts', 'paths', 'notPaths'];

/**
 * A wildcard stands where it is one.
 *
 * @internal
 */
export const wildcardInside: Rule = {
  code: 'security/wildcard-inside-value',
  title: 'A wildcard stands at one end of a value',
  severity: 'error',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'In a policy * is a wildcard as the first or the last character, and an ordinary one elsewhere: /users/*/orders matches that very text, so ALLOW refuses and DENY admits what was meant. One segment of a path is {*}, since Istio 1.22 (Istio: AuthorizationPolicy, operation.paths).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { paths: ['/users/*/orders'] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { paths: ['/users/{*}/orders'] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(
      ({ document, name, sources, operations }) =>
        [
          ...sources.flatMap(part => valuesIn(part, OF_SOURCES)),
          ...operations.flatMap(part => valuesIn(part, OF_OPERATIONS)),
        ]
          // What is a template is another matter.
          .filter(({ value }) => hasIdleWildcard(value) && !/[{}]/.test(value))
          .map(({ value, pointer, field }) => ({
            document,
            pointer,
            message: `AuthorizationPolicy ${name} compares ${field} with the very text '${value}': * is a wildcard at one end only${
              /paths/i.test(field)
                ? ', and one segment of a path is written {*}'
                : ''
            }.`,
            params: { name, field, value },
          })),
    );
  },
};
