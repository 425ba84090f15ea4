import { say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';

/** Characters that a segment may hold by themselves (RFC 3986: pchar). */
const LITERAL = /^([-._~!$&'()+,;=:@a-z0-9]|%[0-9a-f]{2})*$/i;

function templateProblem(path: string): string | null {
  if (!/[{}]/.test(path)) {
    return null;
  }
  const segments = path.split('/').slice(1);
  const isOperator = (segment: string) => /^\{\*\*?\}$/.test(segment);
  if (!path.startsWith('/')) {
    return 'which begins with no slash';
  }
  const odd = segments.find(
    segment => !isOperator(segment) && !LITERAL.test(segment),
  );
  if (odd !== undefined) {
    return say`in which '${odd}' is neither {*} nor {**} nor a plain segment`;
  }
  const operators = segments.filter(isOperator);
  return operators.slice(0, -1).includes('{**}')
    ? 'in which {**} is not the last operator'
    : null;
}

/**
 * Templates of paths are ones of Istio.
 *
 * @internal
 */
export const policyPaths = admissionRule({
  code: 'schema/authorization-path',
  title: 'Templates of paths have operators for whole segments',
  why: 'A path with braces is a template (Istio 1.22): {*} stands for one segment and {**}, last of the operators, for any number. Names such as {id}, parts of segments, and * beside them are refused.',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ to: [{ operation: { paths: ["/orders/{id}"] } }] }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ to: [{ operation: { paths: ["/orders/{*}"] } }] }]
`,
  },
  of: { security: ['AuthorizationPolicy'] },
  problems(spec) {
    return ['paths', 'notPaths'].flatMap(field =>
      placesAt(spec, `rules.*.to.*.operation.${field}.*`).flatMap(
        ({ value, at }) => {
          const problem =
            typeof value === 'string' ? templateProblem(value) : null;
          return when(
            problem !== null,
            at,
            say`has the path '${value}', ${problem}`,
          );
        },
      ),
    );
  },
});
