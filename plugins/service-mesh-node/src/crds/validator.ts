import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CelCompiler, compileRules } from './cel';
import { CustomResourceDefinition } from './definition';
import { compileListTypes } from './listType';
import { checkObjectMeta } from './objectMeta';
import { Patterns } from './patterns';
import { compilePrepare } from './prepare';
import { blockRules, CrdProblem, problem } from './problem';
import { StructuralSchema } from './schema';
import { compileUnknownFields } from './unknownFields';
import { compileValues } from './values';

/**
 * A version of a kind that an API server serves.
 *
 * @internal
 */
export interface ServedKind {
  scope: CustomResourceDefinition['spec']['scope'];
  schema: StructuralSchema;
  /** Whether `status` is written apart, so that it is dropped from a new object. */
  hasStatus: boolean;
}

/**
 * Compiles all that an API server checks when it creates an object of a kind, in its order.
 *
 * @internal
 */
export function compileKind(
  { scope, schema, hasStatus }: ServedKind,
  tools: { patterns: Patterns; compiler: CelCompiler },
): (object: JsonObject) => CrdProblem[] {
  const prepare = compilePrepare(schema);
  const checkValues = compileValues(schema, tools.patterns);
  const checkListTypes = compileListTypes(schema);
  const checkUnknownFields = compileUnknownFields(schema);
  const checkRules = compileRules(schema, tools.compiler);

  const validate = (object: JsonObject): CrdProblem[] => {
    const created: Json = hasStatus
      ? Object.fromEntries(
          Object.entries(object).filter(([key]) => key !== 'status'),
        )
      : object;
    const prepared = prepare(created);
    const problems = [
      ...checkObjectMeta(object.metadata, scope),
      ...checkValues(prepared, ''),
      ...(checkListTypes?.(prepared, '') ?? []),
      ...(checkUnknownFields?.(object, '') ?? []),
    ];
    return blockRules(problems)
      ? problems
      : [...problems, ...(checkRules?.(prepared, '') ?? [])];
  };

  return object => {
    try {
      return validate(object);
    } catch (error) {
      return [
        {
          ...problem('', 'type', `could not be checked: ${error}`),
          undecided: 'needs an object that can be read',
        },
      ];
    }
  };
}
