import { CelError, CelInput, isCelError } from '@bufbuild/cel';
import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CrdProblem, problem } from '../problem';
import { ValidationRule } from '../schema';
import { fieldPathPointer } from './fieldPath';
import { CelCompiler } from './program';

/** A rule ready to run on a value that stands at a place. */
type RunRule = (self: CelInput, at: JsonPointer) => CrdProblem[];

/** Errors that show a gap of the engine; rules that an API server accepted have none of these. */
const ENGINE_GAP =
  /^(found no matching overload|unbound function|unsupported|type mismatch)/;

function undecided(at: JsonPointer, rule: string, reason: string): CrdProblem {
  return {
    ...problem(at, 'cel', `cannot be held against the rule ${rule}: ${reason}`),
    undecided: 'needs an API server, which knows all of CEL',
  };
}

/** What a rule says where it does not hold. */
function compileMessage(
  { rule, message, messageExpression }: ValidationRule,
  compiler: CelCompiler,
): (self: CelInput) => string {
  const fixed = message ?? `must fulfil ${rule}`;
  const program = messageExpression ? compiler(messageExpression) : undefined;
  if (!program || 'reason' in program) {
    return () => fixed;
  }
  return self => {
    const text = program.evaluate(self);
    return typeof text === 'string' && text.trim() ? text : fixed;
  };
}

/**
 * Compiles one rule. Rules that compare with the object before an update say nothing about a new object; a rule that
 * does not compile here decides nothing.
 *
 * @internal
 */
export function compileRule(
  rule: ValidationRule,
  compiler: CelCompiler,
): RunRule {
  const program = compiler(rule.rule);
  if ('reason' in program) {
    return (_, at) => [undecided(at, rule.rule, program.reason)];
  }
  if (program.readsOldSelf) {
    return rule.optionalOldSelf
      ? (_, at) => [undecided(at, rule.rule, 'oldSelf is optional')]
      : () => [];
  }
  const message = compileMessage(rule, compiler);
  const below = rule.fieldPath ? fieldPathPointer(rule.fieldPath) : '';
  const failed = (at: JsonPointer, error: CelError) =>
    ENGINE_GAP.test(error.message)
      ? undecided(at, rule.rule, error.message)
      : problem(
          at,
          'cel',
          `cannot be held against ${rule.rule}: ${error.message}`,
        );
  return (self, at) => {
    const holds = program.evaluate(self);
    if (holds === true) {
      return [];
    }
    return isCelError(holds)
      ? [failed(at, holds)]
      : [problem(`${at}${below}`, 'cel', `is refused: ${message(self)}`)];
  };
}
