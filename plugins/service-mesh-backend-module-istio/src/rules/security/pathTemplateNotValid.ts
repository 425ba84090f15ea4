import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, valuesIn } from '../authorization';

/** What is wrong with a path that holds a brace; `null` for a template that is right. */
function faultOf(path: string): string | null {
  const segments = path.split('/');
  const named = segments.find(segment => /^\{[^*{}]+\}$/.test(segment));
  if (named) {
    return `${named} is a name, and one segment is written {*}`;
  }
  const partial = segments.find(
    segment => /[{}]/.test(segment) && !/^\{\*\*?\}$/.test(segment),
  );
  if (partial) {
    return `'${partial}' is neither a whole segment {*} nor {**}`;
  }
  const operators = segments.filter(segment => segment.startsWith('{'));
  if (operators.slice(0, -1).includes('{**}')) {
    return '{**} may only be the last operator';
  }
  return segments.some(
    segment => !segment.startsWith('{') && segment.includes('*'),
  )
    ? 'the wildcard * and the template {*} do not go together'
    : null;
}

/**
 * Path templates of a policy are such as Istio accepts.
 *
 * @internal
 */
export const pathTemplateNotValid: Rule = {
  code: 'security/path-template-not-valid',
  title: 'Path templates use {*} and {**} for whole segments',
  severity: 'error',
  layer: 'schema',
  consequence: 'rejected',
  why: 'A path with braces is a template: {*} is one segment, {**} any number and the last operator, and nothing else may stand in braces, such as the {id} of an OpenAPI definition (Istio 1.22: AuthorizationPolicy, operation.paths).',
  equivalents: ['IST0106'],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { paths: ['/orders/{id}'] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { paths: ['/orders/{*}'] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(({ document, name, operations }) =>
      operations
        .flatMap(part => valuesIn(part, ['paths', 'notPaths']))
        .flatMap(({ value, pointer }) => {
          const fault = /[{}]/.test(value) ? faultOf(value) : null;
          if (fault === null) {
            return [];
          }
          const mended = value.replace(/\{[^*{}/]+\}/g, '{*}');
          return [
            {
              document,
              pointer,
              message: `AuthorizationPolicy ${name} has the path '${value}', which Istio rejects: ${fault}.`,
              params: { name, path: value },
              ...(faultOf(mended) === null
                ? {
                    fix: {
                      title: `Write ${mended}`,
                      snippet: mended,
                      replacement: JSON.stringify(mended),
                    },
                  }
                : {}),
            },
          ];
        }),
    );
  },
};
