import {
  isRendered,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, valuesIn } from '../authorization';
import { matchesValue } from '../wildcard';

/**
 * What is denied by its path is denied with a slash behind it, too.
 *
 * @internal
 */
export const exactPathInDeny: Rule = {
  code: 'security/exact-path-in-deny',
  title: 'DENY by path also denies the path with a slash behind it',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Istio takes /admin and /admin/ for two paths, and many applications take them for one: the second is not denied. DENY by path is also passed by other spellings, such as //admin or /ADMIN; ALLOW with positive matches is not (Istio, security best practices).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
  rules:
    - to: [{ operation: { paths: [/admin], ports: ['8080'] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
  rules:
    - to: [{ operation: { paths: [/admin, /admin/*], ports: ['8080'] } }]
`,
  },
  check(context) {
    return policiesOf(context)
      .filter(
        ({ action, document }) =>
          action === 'DENY' &&
          // What is rendered here leaves out that slash only where it makes another operation, which is open.
          !isRendered(context, document),
      )
      .flatMap(({ document, name, operations }) =>
        operations.flatMap(part => {
          const values = valuesIn(part, ['paths']);
          return values
            .filter(
              ({ value }) =>
                !/[*{}]/.test(value) &&
                !value.endsWith('/') &&
                !values.some(other => matchesValue(other.value, `${value}/`)),
            )
            .map(({ value, pointer }) => ({
              document,
              pointer,
              message: `AuthorizationPolicy ${name} denies ${value} and lets ${value}/ pass.`,
              params: { name, path: value },
              fix: {
                title: `Deny ${value}/ as well`,
                snippet: `- ${value}\n- ${value}/*\n`,
              },
            }));
        }),
      );
  },
};
