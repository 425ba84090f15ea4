import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isSet } from '../set';
import { valueProblems } from './policyValues';

const PARTS = [
  { list: 'from', member: 'source' },
  { list: 'to', member: 'operation' },
];

function partProblems(
  rule: JsonObject,
  list: string,
  member: string,
  at: JsonPointer,
): Problem[] {
  const parts: unknown = rule[list];
  return [
    ...when(
      Array.isArray(parts) && parts.length === 0,
      `${at}/${list}`,
      say`has an empty ${list}, which matches nothing`,
    ),
    ...placesAt(rule, `${list}.*`).flatMap(({ value, at: place }) => {
      const part = members(value)[member];
      return [
        ...when(
          !isSet(part) || Object.keys(members(part)).length === 0,
          `${at}${place}`,
          say`has an empty ${member}`,
        ),
        ...Object.entries(members(part)).flatMap(([field, values]) =>
          valueProblems(field, values, `${at}${place}/${member}/${field}`),
        ),
      ];
    }),
  ];
}

/**
 * The rules of a policy say something.
 *
 * @internal
 */
export const policyRules = admissionRule({
  code: 'schema/authorization-rules',
  title: 'Rules of policies have no empty parts',
  why: 'istiod refuses empty rules, sources, operations and texts, IP ranges and ports that are none, and service accounts or trust domains of a form that cannot be: they would match nothing, or everything (Istio 1.29).',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/40] } }] }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }]
`,
  },
  of: { security: ['AuthorizationPolicy'] },
  problems(spec) {
    return placesAt(spec, 'rules.*').flatMap(({ value, at }) => [
      ...when(
        !isSet(value),
        at,
        'has a rule that is null; write {} for every request',
      ),
      ...PARTS.flatMap(({ list, member }) =>
        partProblems(members(value), list, member, at),
      ),
    ]);
  },
});
