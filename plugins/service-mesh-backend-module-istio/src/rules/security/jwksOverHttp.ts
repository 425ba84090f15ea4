import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RequestAuthentication } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';

/**
 * Keys that tokens are verified with come over TLS.
 *
 * @internal
 */
export const jwksOverHttp: Rule = {
  code: 'security/jwks-over-http',
  title: 'Keys that tokens are verified with come over TLS',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Whoever is between istiod and a jwksUri over http can put in keys of their own, and sign tokens that are accepted from then on (Istio: RequestAuthentication, jwksUri).',
  equivalents: [],
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: gateway, namespace: istio-ingress }
spec:
  jwtRules:
    - { issuer: 'https://login.example.com/', jwksUri: 'http://login.example.com/jwks' }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: gateway, namespace: istio-ingress }
spec:
  rules:
    - from: [{ source: { requestPrincipals: ['https://login.example.com/*'] } }]
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
  rules:
    - from: [{ source: { requestPrincipals: ['https://login.example.com/*'] } }]
`,
  },
  check(context) {
    return documentsOf(context, RequestAuthentication).flatMap(document => {
      const { name } = identityOf(document.object);
      return items(members(document.object.spec).jwtRules).flatMap(
        ({ jwksUri }, index) =>
          typeof jwksUri === 'string' && /^http:/i.test(jwksUri)
            ? [
                {
                  document,
                  pointer: `/spec/jwtRules/${index}/jwksUri`,
                  message: `RequestAuthentication ${name} fetches keys from ${jwksUri} without TLS.`,
                  params: { name, jwksUri },
                },
              ]
            : [],
      );
    });
  },
};
