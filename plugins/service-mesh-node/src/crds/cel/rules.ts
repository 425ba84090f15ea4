import { CelInput } from '@bufbuild/cel';
import {
  Json,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Check, descend } from '../descend';
import { isJsonObject, step } from '../json';
import { CrdProblem } from '../problem';
import { StructuralSchema } from '../schema';
import { convertOpen, convertScalar } from './convert';
import { celFieldName } from './fieldName';
import { CelCompiler } from './program';
import { compileRule } from './rule';

/** A value as CEL sees it, and what its rules say about it and everything below. */
interface Judged {
  value: CelInput;
  problems: CrdProblem[];
}

type Judge = (value: Json, at: JsonPointer) => Judged;

const judgeOpen: Judge = value => ({ value: convertOpen(value), problems: [] });

function compileJudge(schema: StructuralSchema, compiler: CelCompiler): Judge {
  const rules = (schema['x-kubernetes-validations'] ?? []).map(rule =>
    compileRule(rule, compiler),
  );
  const properties = new Map(
    Object.entries(schema.properties ?? {}).map(([name, member]) => [
      name,
      { name: celFieldName(name), judge: compileJudge(member, compiler) },
    ]),
  );
  const { additionalProperties } = schema;
  const other =
    typeof additionalProperties === 'object'
      ? compileJudge(additionalProperties, compiler)
      : judgeOpen;
  const item = schema.items ? compileJudge(schema.items, compiler) : judgeOpen;

  const parts = (value: Json, at: JsonPointer): Judged => {
    if (Array.isArray(value)) {
      const items = value.map((part, index) => item(part, `${at}/${index}`));
      return {
        value: items.map(part => part.value),
        problems: items.flatMap(part => part.problems),
      };
    }
    if (!isJsonObject(value)) {
      return { value: convertScalar(value, schema), problems: [] };
    }
    const members = Object.keys(value).map(key => {
      const known = properties.get(key);
      const judge = known?.judge ?? other;
      return [
        known?.name ?? key,
        judge(value[key], `${at}${step(key)}`),
      ] as const;
    });
    return {
      value: new Map(members.map(([name, member]) => [name, member.value])),
      problems: members.flatMap(([, member]) => member.problems),
    };
  };

  return (value, at) => {
    const judged = parts(value, at);
    return value === null || rules.length === 0
      ? judged
      : {
          value: judged.value,
          problems: [
            ...rules.flatMap(rule => rule(judged.value, at)),
            ...judged.problems,
          ],
        };
  };
}

/**
 * Compiles the CEL rules of a schema and of everything below it; undefined where there are none.
 *
 * @internal
 */
export function compileRules(
  schema: StructuralSchema,
  compiler: CelCompiler,
): Check | undefined {
  const hasRules = descend(schema, part =>
    part['x-kubernetes-validations']?.length ? () => [] : undefined,
  );
  if (!hasRules) {
    return undefined;
  }
  const judge = compileJudge(schema, compiler);
  return (value, at) => judge(value, at).problems;
}
