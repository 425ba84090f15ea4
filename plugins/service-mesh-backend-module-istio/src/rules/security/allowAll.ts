import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';

/**
 * An ALLOW policy restricts something.
 *
 * @internal
 */
export const allowAll: Rule = {
  code: 'security/allow-all',
  title: 'ALLOW does not admit everybody',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'A rule without from, to and when matches every request, and one matching rule is enough: whatever other ALLOW policies restrict is admitted again (Istio: AuthorizationPolicy).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{}]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - from: [{ source: { serviceAccounts: [shop/basket] } }]
`,
  },
  check(context) {
    return documentsOf(context, AuthorizationPolicy).flatMap(document => {
      const { action = 'ALLOW', rules } = members(document.object.spec);
      const { name } = identityOf(document.object);
      return items(rules).flatMap((rule, index) =>
        action === 'ALLOW' && Object.keys(rule).length === 0
          ? [
              {
                document,
                pointer: `/spec/rules/${index}`,
                message: `Rule ${
                  index + 1
                } of AuthorizationPolicy ${name} admits every request from everybody.`,
                params: { name, rule: index + 1 },
              },
            ]
          : [],
      );
    });
  },
};
