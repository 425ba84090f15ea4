import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf, valuesIn } from '../authorization';
import { hasIdleWildcard, matchesValue } from '../wildcard';

/** The methods of HTTP and of WebDAV; they are told apart by case (RFC 9110, RFC 5789, RFC 4918). */
const METHODS = [
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'TRACE',
  'COPY',
  'LOCK',
  'MKCOL',
  'MOVE',
  'PROPFIND',
  'PROPPATCH',
  'UNLOCK',
];

/**
 * The methods of a policy are methods of HTTP.
 *
 * @internal
 */
export const unknownMethod: Rule = {
  code: 'security/unknown-method',
  title: 'The methods of a policy are methods of HTTP',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A method is compared as it is sent, in capitals: another word matches no request. A method of gRPC is the path of a POST (Istio: AuthorizationPolicy, operation.methods).',
  equivalents: ['KIA0102'],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { methods: [get] } }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules:
    - to: [{ operation: { methods: [GET] } }]
`,
  },
  check(context) {
    return policiesOf(context).flatMap(({ document, name, operations }) =>
      operations
        .flatMap(part => valuesIn(part, ['methods']))
        .filter(
          ({ value }) =>
            hasIdleWildcard(value) ||
            !METHODS.some(method => matchesValue(value, method)),
        )
        .map(({ value, pointer }) => {
          const meant = METHODS.find(method => method === value.toUpperCase());
          return {
            document,
            pointer,
            message: `AuthorizationPolicy ${name} names the method '${value}', which no request has${
              meant ? `: it is written ${meant}` : ''
            }.`,
            params: { name, method: value },
            ...(meant
              ? {
                  // Kiali reads small letters as capitals.
                  equivalents: [],
                  fix: {
                    title: `Write ${meant}`,
                    snippet: meant,
                    replacement: meant,
                  },
                }
              : {}),
          };
        }),
    );
  },
};
