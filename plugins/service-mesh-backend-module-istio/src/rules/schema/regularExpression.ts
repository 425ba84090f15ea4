import { say } from '../../lenient';
import { admissionRule, when } from './admission';
import { placesAt } from './at';
import { regexProblem } from './strings';

const PATHS = [
  'http.*.corsPolicy.allowOrigins.*.regex',
  ...['authority', 'method', 'scheme', 'uri'].map(
    part => `http.*.match.*.${part}.regex`,
  ),
  ...['headers', 'queryParams', 'withoutHeaders'].map(
    part => `http.*.match.*.${part}.*.regex`,
  ),
  'http.*.rewrite.uriRegexRewrite.match',
];

/**
 * Expressions are ones of RE2.
 *
 * @internal
 */
export const regularExpression = admissionRule({
  code: 'schema/regular-expression',
  title: 'Regular expressions are RE2',
  why: 'The proxy matches with RE2, which knows no look-around and no back-references; istiod refuses an expression that is empty, longer than 1024 characters, or none of RE2 (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ uri: { regex: "/(?!admin).*" } }]
      route: [{ destination: { host: orders } }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ uri: { regex: "/orders/[0-9]+" } }]
      route: [{ destination: { host: orders } }]
    - route: [{ destination: { host: orders } }]
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return PATHS.flatMap(path =>
      placesAt(spec, path).flatMap(({ value, at }) => {
        // In withoutHeaders, * says that the header is there.
        const problem =
          value === '*' && path.includes('withoutHeaders')
            ? null
            : regexProblem(value);
        return when(
          problem !== null,
          at,
          say`has the expression '${value}', which ${problem}`,
        );
      }),
    );
  },
});
