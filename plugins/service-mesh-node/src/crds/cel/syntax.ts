import { parse } from '@bufbuild/cel';

/**
 * A node of a parsed CEL expression.
 *
 * @internal
 */
export type Expression = ReturnType<typeof parse>['expr'];

function partsOf({
  exprKind: { case: kind, value },
}: Expression): (Expression | undefined)[] {
  switch (kind) {
    case 'selectExpr':
      return [value.operand];
    case 'callExpr':
      return [value.target, ...value.args];
    case 'listExpr':
      return value.elements;
    case 'structExpr':
      return value.entries.flatMap(({ keyKind, value: entry }) => [
        keyKind.case === 'mapKey' ? keyKind.value : undefined,
        entry,
      ]);
    case 'comprehensionExpr':
      return [
        value.iterRange,
        value.accuInit,
        value.loopCondition,
        value.loopStep,
        value.result,
      ];
    default:
      return [];
  }
}

function nodesOf(root: Expression): Expression[] {
  return [root, ...partsOf(root).flatMap(part => (part ? nodesOf(part) : []))];
}

/** Spells a chain of names such as `format` or `a.b`; undefined where the expression is something else. */
function qualifiedName(expression?: Expression): string | undefined {
  const kind = expression?.exprKind;
  if (kind?.case === 'identExpr') {
    return kind.value.name;
  }
  if (kind?.case === 'selectExpr' && !kind.value.testOnly) {
    const operand = qualifiedName(kind.value.operand);
    return operand && `${operand}.${kind.value.field}`;
  }
  return undefined;
}

/**
 * The variables that an expression reads.
 *
 * @internal
 */
export function variablesOf(root: Expression): Set<string> {
  return new Set(
    nodesOf(root).flatMap(({ exprKind: kind }) =>
      kind.case === 'identExpr' ? [kind.value.name] : [],
    ),
  );
}

/**
 * The functions that an expression calls, each with the names it may be registered under.
 *
 * @internal
 */
export function callsOf(root: Expression): string[][] {
  return nodesOf(root).flatMap(({ exprKind: kind }) => {
    if (kind.case !== 'callExpr') {
      return [];
    }
    const { target, function: name } = kind.value;
    const space = qualifiedName(target);
    return [space ? [name, `${space}.${name}`] : [name]];
  });
}
