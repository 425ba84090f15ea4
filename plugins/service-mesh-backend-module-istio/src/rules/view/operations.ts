import {
  Operation,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isLiteralPath,
  ManifestDocument,
  RuleContext,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../../lenient';
import { httpRules } from '../documents';
import { rewrittenPath } from '../rewrittenPath';
import { perContext } from './perContext';

const keyOf = (method: unknown, language: 'exact' | 'regex', path: unknown) =>
  `${method} ${language} ${path}`;

const placeOf = (origin?: Origin) =>
  origin?.pointer === undefined
    ? ''
    : `${origin.source} ${origin.entityRef} ${origin.pointer}`;

/** Operations by the match that is rendered for them, and by the place in the definition that it comes from. */
const knownOperations = perContext<ReadonlyMap<string, readonly Operation[]>>(
  ({ service }) => {
    const known = new Map<string, Operation[]>();
    for (const operation of service?.operations ?? []) {
      const { method, path } = operation;
      const key = isLiteralPath(path)
        ? keyOf(method, 'exact', path.template)
        : keyOf(method, 'regex', toRegex(path));
      for (const name of [key, placeOf(operation.origin)]) {
        known.set(name, [...(known.get(name) ?? []), operation]);
      }
    }
    known.delete('');
    return known;
  },
);

/**
 * The operations of the service that a match of an HTTP rule is for, where its definition is known. At an ingress the path may
 * be another than that of the definition.
 *
 * @param rule - position of the rule
 * @param position - of the match in the rule
 * @internal
 */
export function operationsOfMatch(
  context: RuleContext,
  document: ManifestDocument,
  rule: number,
  position: number,
): readonly Operation[] {
  const known = knownOperations(context);
  const value = members(httpRules(document)[rule]);
  const match = members(items(value.match)[position]);
  const uri = members(match.uri);
  const exact = rewrittenPath(value, String(uri.exact), false);
  const regex = rewrittenPath(value, String(uri.regex), true);
  const method = members(match.method).exact;
  const origin =
    document.origins?.[`/spec/http/${rule}/match/${position}/method/exact`];
  return [
    ...(known.get(keyOf(method, 'exact', exact)) ?? []),
    ...(known.get(keyOf(method, 'regex', regex)) ?? []),
    ...(known.get(placeOf(origin)) ?? []),
  ];
}
