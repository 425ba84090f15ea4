import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { valueProblems } from './policyValues';

const KEYS = new Set([
  'connection.sni',
  'destination.ip',
  'destination.port',
  'remote.ip',
  'request.auth.audiences',
  'request.auth.presenter',
  'request.auth.principal',
  'source.ip',
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'source.trustDomain',
]);

const MAP =
  /^(request\.headers\[.+\]|request\.auth\.claims\[.+\]|experimental\..+\[.+\])$/;

/** The field of a source or operation that holds the same as an attribute. */
const ALIKE: Readonly<Record<string, string>> = {
  'destination.ip': 'ipBlocks',
  'destination.port': 'ports',
  'remote.ip': 'remoteIpBlocks',
  'source.ip': 'ipBlocks',
  'source.trustDomain': 'trustDomains',
};

function conditionProblems(
  key: string,
  field: string,
  texts: unknown,
  at: JsonPointer,
): Problem[] {
  const alike = Object.hasOwn(ALIKE, key) ? ALIKE[key] : '';
  return valueProblems(alike, texts, `${at}/${field}`);
}

/**
 * Conditions ask for what there is.
 *
 * @internal
 */
export const policyConditions = admissionRule({
  code: 'schema/authorization-condition',
  title: 'Conditions ask for attributes that exist',
  why: 'istiod refuses a condition without values, and one on an attribute that it does not know (Istio 1.29: authorization policy conditions).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ when: [{ key: "request.header[x-tier]", values: [gold] }] }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ when: [{ key: "request.headers[x-tier]", values: [gold] }] }]
`,
  },
  of: { security: ['AuthorizationPolicy'] },
  problems(spec) {
    return placesAt(spec, 'rules.*.when.*').flatMap(({ value, at }) => {
      const { key, values, notValues } = members(value);
      const name = typeof key === 'string' ? key : '';
      return [
        ...when(name === '', at, 'has a condition without a key'),
        ...when(
          name !== '' && !KEYS.has(name) && !MAP.test(name),
          `${at}/key`,
          say`has a condition on '${name}', which Istio does not know`,
        ),
        ...when(
          items(values).length + items(notValues).length === 0,
          at,
          'has a condition with neither values nor notValues',
        ),
        ...Object.entries({ values, notValues }).flatMap(([field, texts]) =>
          conditionProblems(name, field, texts, at),
        ),
      ];
    });
  },
});
