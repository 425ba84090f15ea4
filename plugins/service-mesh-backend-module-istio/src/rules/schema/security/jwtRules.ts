import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, textOf } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isText } from '../set';

/** Texts that say something where they stand. */
const TEXTS = [
  'audiences.*',
  'fromCookies.*',
  'fromHeaders.*.name',
  'fromParams.*',
  'outputClaimToHeaders.*.claim',
  'outputClaimToHeaders.*.header',
];

const isCallable = (uri: string) =>
  URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);

/** Members of a key that must stay with its owner, and the kind of key that is shared (RFC 7517, RFC 7518). */
const isSecret = (key: unknown) =>
  members(key).kty === 'oct' || isText(members(key).d);

function keyProblems(text: string, at: JsonPointer): Problem[] {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    return when(true, at, 'has keys that are no JSON');
  }
  const { keys } = members(set);
  return [
    ...when(
      !Array.isArray(keys) || items(keys).some(({ kty }) => !isText(kty)),
      at,
      'has keys that are no JSON Web Key Set',
    ),
    ...when(
      items(keys).some(isSecret),
      at,
      'holds a private or shared key, which everybody who reads the object can use',
      true,
    ),
  ];
}

/**
 * Rules for tokens say where their keys are.
 *
 * @internal
 */
export const jwtRules = admissionRule({
  code: 'schema/jwt-rules',
  title: 'Rules for tokens have an issuer and keys that can be read',
  why: 'istiod refuses a rule with neither issuer nor jwksUri, an address of keys that cannot be called, and keys that are none; a private or shared key in the object can be read by everybody who reads it (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: orders, namespace: shop }
spec:
  jwtRules: [{ audiences: [shop] }]
`,
    good: `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: orders, namespace: shop }
spec:
  jwtRules: [{ issuer: "https://login.example.com/", audiences: [shop], jwksUri: "https://login.example.com/keys" }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
  rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }]
`,
  },
  of: { security: ['RequestAuthentication'] },
  problems(spec) {
    return TEXTS.flatMap(path =>
      placesAt(spec, `jwtRules.*.${path}`).flatMap(({ value, at }) =>
        when(value === '', at, 'has an empty text in a rule for tokens'),
      ),
    ).concat(
      placesAt(spec, 'jwtRules.*').flatMap(({ value, at }) => {
        const { issuer, jwksUri, jwks_uri: oldUri, jwks } = members(value);
        const uri = jwksUri ?? oldUri;
        return [
          ...when(
            !isText(issuer) && !isText(uri),
            at,
            'has a rule with neither issuer nor jwksUri',
          ),
          ...when(
            isText(uri) && !isCallable(textOf(uri)),
            `${at}/${isText(jwksUri) ? 'jwksUri' : 'jwks_uri'}`,
            'has an address of keys that is none of http or https',
          ),
          ...(isText(jwks) ? keyProblems(textOf(jwks), `${at}/jwks`) : []),
        ];
      }),
    );
  },
});
