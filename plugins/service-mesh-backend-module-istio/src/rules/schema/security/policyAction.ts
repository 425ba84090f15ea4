import { members, say, textOf } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';
import { isSet, isText } from '../set';

/** Fields of a source that name an identity, without the `not` in front. */
const IDENTITY = new Set([
  'namespaces',
  'principals',
  'requestPrincipals',
  'serviceAccounts',
  'trustDomains',
]);

const plain = (name: string) =>
  name.replace(/^not([A-Z])/, (_, letter: string) => letter.toLowerCase());

const IDENTITY_KEY =
  /^(source\.(namespace|serviceAccount|trustDomain|principal)$|request\.auth\.)/;

/**
 * The action of a policy has what it needs.
 *
 * @internal
 */
export const policyAction = admissionRule({
  code: 'schema/authorization-action',
  title: 'Actions of policies have what they need',
  why: 'CUSTOM asks a provider, and asks it about requests only, not about identities; no other action has a provider; and DENY without rules would deny nothing (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
  rules: [{}]
`,
  },
  of: { security: ['AuthorizationPolicy'] },
  problems(spec) {
    const { action = 'ALLOW', provider, rules } = spec;
    const isCustom = action === 'CUSTOM';
    const identities = isCustom
      ? [
          ...placesAt(spec, 'rules.*.from.*.source').flatMap(({ value, at }) =>
            Object.keys(members(value))
              .filter(name => IDENTITY.has(plain(name)))
              .map(name => ({ name, place: `${at}/${name}` })),
          ),
          ...placesAt(spec, 'rules.*.when.*.key').flatMap(({ value, at }) =>
            IDENTITY_KEY.test(textOf(value))
              ? { name: textOf(value), place: at }
              : [],
          ),
        ]
      : [];
    return [
      ...when(
        !isCustom && isSet(provider),
        '/provider',
        say`has a provider, which action ${action} does not ask`,
      ),
      ...when(
        isCustom && !isText(members(provider).name),
        '',
        'has action CUSTOM without the name of a provider',
      ),
      ...when(
        ['CUSTOM', 'DENY'].includes(textOf(action)) && !isSet(rules),
        '',
        say`has action ${action} without rules; write "- {}" for every request`,
      ),
      ...identities.flatMap(({ name, place }) =>
        when(
          true,
          place,
          say`asks a provider by ${name}, which CUSTOM does not know`,
        ),
      ),
    ];
  },
});
