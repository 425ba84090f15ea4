import { Kind } from '../../kind';
import { Rule, RuleContext } from '../rule';
import { checkSchemas } from './checkSchemas';

/**
 * The rules that hold objects against the schema of their kind. Objects of other kinds are passed over.
 *
 * @internal
 */
export function schemaRules(kinds: readonly Kind[]): Rule[] {
  // Both rules look at one result.
  const checked = new WeakMap<object, ReturnType<typeof checkSchemas>>();
  const check = ({ documents }: RuleContext) => {
    const result = checked.get(documents) ?? checkSchemas(documents, kinds);
    checked.set(documents, result);
    return result;
  };
  return [
    {
      code: 'schema/unknown-field',
      title: 'Fields exist in the kind',
      severity: 'error',
      layer: 'schema',
      consequence: 'rejected',
      why: 'An API server with strict field validation rejects unknown fields, and others drop them without a word, so that the setting has no effect.',
      equivalents: [],
      check: context => check(context).unknownFields,
    },
    {
      code: 'schema/invalid-value',
      title: 'Values are of the type that the kind asks for',
      severity: 'error',
      layer: 'schema',
      consequence: 'rejected',
      why: 'The API server rejects an object whose values do not fit the schema of its kind.',
      equivalents: [],
      check: context => check(context).invalidValues,
    },
  ];
}
