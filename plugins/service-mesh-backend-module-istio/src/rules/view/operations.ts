import {
  Operation,
  Origin,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isLiteralPath,
  ManifestDocument,
  RuleContext,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { items, members, strings, textOf } from '../../lenient';
import { httpRules, identityOf } from '../documents';
import { rewrittenPath } from '../rewrittenPath';
import { perContext } from './perContext';

const keyOf = (method: unknown, language: 'exact' | 'regex', path: unknown) =>
  `${method} ${language} ${path}`;

const placeOf = (origin?: Origin) =>
  origin?.pointer === undefined
    ? ''
    : `${origin.source} ${origin.entityRef} ${origin.pointer}`;

type KnownOperations = ReadonlyMap<string, readonly Operation[]>;

/** Operations by the match that is rendered for them, and by the place in the definition that it comes from. */
function byMatch({ operations }: Service): KnownOperations {
  const known = new Map<string, Operation[]>();
  for (const operation of operations) {
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
}

const renderedOperations = perContext<KnownOperations | null>(({ service }) =>
  service ? byMatch(service) : null,
);

/** Operations of the services of the catalog, by the host of each. */
const catalogOperations = perContext<ReadonlyMap<string, KnownOperations>>(
  ({ catalog }) =>
    new Map(
      (catalog?.services ?? []).map(({ input: { service } }) => [
        normalHost(service.serviceName.value, service.namespace.value ?? ''),
        byMatch(service),
      ]),
    ),
);

/** The operations that a VirtualService is about: of the service it was rendered from, or of those that it has as hosts. */
function operationsOf(
  context: RuleContext,
  document: ManifestDocument,
): readonly KnownOperations[] {
  const rendered = renderedOperations(context);
  if (rendered) {
    return [rendered];
  }
  const { namespace } = identityOf(document.object);
  return strings(members(document.object.spec).hosts).flatMap(
    host => catalogOperations(context).get(normalHost(host, namespace)) ?? [],
  );
}

/** The operations that each match of each HTTP rule is for, in the order of rules and matches. */
function operationsByMatch(
  context: RuleContext,
  document: ManifestDocument,
): Operation[][][] {
  const known = operationsOf(context, document);
  return httpRules(document).map((rule, index) =>
    items(rule.match).map((match, position) => {
      const uri = members(match.uri);
      const exact = rewrittenPath(rule, textOf(uri.exact), false);
      const regex = rewrittenPath(rule, textOf(uri.regex), true);
      const method = members(match.method).exact;
      const origin =
        document.origins?.[
          `/spec/http/${index}/match/${position}/method/exact`
        ];
      const keys = [
        keyOf(method, 'exact', exact),
        keyOf(method, 'regex', regex),
        placeOf(origin),
      ];
      return known.flatMap(operations =>
        keys.flatMap(key => operations.get(key) ?? []),
      );
    }),
  );
}

/** Of the VirtualServices that were asked for. */
const matched = perContext(() => new Map<ManifestDocument, Operation[][][]>());

/**
 * The operations of the service that the matches of an HTTP rule are for, match by match, where its definition is known. At an
 * ingress the path may be another than that of the definition.
 *
 * @param rule - position of the rule
 * @internal
 */
export function operationsOfRule(
  context: RuleContext,
  document: ManifestDocument,
  rule: number,
): readonly (readonly Operation[])[] {
  const known = matched(context);
  const operations =
    known.get(document) ?? operationsByMatch(context, document);
  known.set(document, operations);
  return operations[rule] ?? [];
}
