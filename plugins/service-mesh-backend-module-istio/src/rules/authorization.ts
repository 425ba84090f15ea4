import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../kinds';
import { items, labels, members, strings, textOf } from '../lenient';
import { documentsOf, identityOf } from './documents';
import { perContext } from './view/perContext';

/**
 * A source, an operation or a condition of an AuthorizationPolicy, and where it stands.
 *
 * @internal
 */
export interface PolicyPart {
  fields: JsonObject;
  pointer: JsonPointer;
  /** Position of its rule. */
  rule: number;
}

/**
 * A value in a list of an AuthorizationPolicy.
 *
 * @internal
 */
export interface PolicyValue {
  value: string;
  pointer: JsonPointer;
  /** The list it is in, such as `principals`. */
  field: string;
}

/**
 * An AuthorizationPolicy in the parts that rules look at.
 *
 * @internal
 */
export interface PolicyView {
  document: ManifestDocument;
  name: string;
  namespace: string;
  spec: JsonObject;
  /** ALLOW where none is written (Istio: AuthorizationPolicy). */
  action: string;
  /** Whether it is on trial by `istio.io/dry-run`, and so refuses nothing. */
  isOnTrial: boolean;
  sources: PolicyPart[];
  operations: PolicyPart[];
  conditions: PolicyPart[];
}

function parts(
  rules: readonly JsonObject[],
  list: 'from' | 'to' | 'when',
  member?: 'source' | 'operation',
): PolicyPart[] {
  return rules.flatMap((rule, index) =>
    items(rule[list]).map((entry, position) => ({
      fields: member ? members(entry[member]) : entry,
      pointer: `/spec/rules/${index}/${list}/${position}${
        member ? `/${member}` : ''
      }`,
      rule: index,
    })),
  );
}

/**
 * The AuthorizationPolicies of the input.
 *
 * @internal
 */
export const policiesOf = perContext<readonly PolicyView[]>(context =>
  documentsOf(context, AuthorizationPolicy).map(document => {
    const spec = members(document.object.spec);
    const { annotations } = members(document.object.metadata);
    const rules = items(spec.rules);
    return {
      document,
      ...identityOf(document.object),
      spec,
      action: typeof spec.action === 'string' ? spec.action : 'ALLOW',
      isOnTrial: labels(annotations)['istio.io/dry-run'] === 'true',
      sources: parts(rules, 'from', 'source'),
      operations: parts(rules, 'to', 'operation'),
      conditions: parts(rules, 'when'),
    };
  }),
);

/**
 * The values of some lists of a part.
 *
 * @internal
 */
export function valuesIn(
  { fields, pointer }: PolicyPart,
  lists: readonly string[],
): PolicyValue[] {
  return lists.flatMap(field =>
    (Array.isArray(fields[field]) ? (fields[field] as unknown[]) : []).flatMap(
      (value, index) =>
        typeof value === 'string'
          ? [{ value, pointer: `${pointer}/${field}/${index}`, field }]
          : [],
    ),
  );
}

const OF_REQUESTS = [
  'methods',
  'notMethods',
  'paths',
  'notPaths',
  'hosts',
  'notHosts',
  'requestPrincipals',
  'notRequestPrincipals',
];

/**
 * Where a policy looks at requests and not only at connections; empty for one that ztunnel, or a TCP proxy, can enforce
 * (Istio 1.29: AuthorizationPolicy).
 *
 * @internal
 */
export function requestParts(policy: PolicyView): PolicyPart[] {
  return [
    ...[...policy.sources, ...policy.operations].filter(({ fields }) =>
      OF_REQUESTS.some(field => strings(fields[field]).length > 0),
    ),
    ...policy.conditions.filter(({ fields }) =>
      /^request\./.test(textOf(fields.key)),
    ),
  ];
}
