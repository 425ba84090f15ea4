import { CelInput, CelResult, celEnv, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { Patterns } from '../patterns';
import { kubernetesFunctions } from './functions';
import { callsOf, variablesOf } from './syntax';

/**
 * A compiled CEL expression.
 *
 * @internal
 */
export interface Program {
  /** Whether it compares with the object before an update. */
  readsOldSelf: boolean;
  evaluate(self: CelInput): CelResult;
}

/**
 * Why an expression cannot be compiled here.
 *
 * @internal
 */
export interface Uncompiled {
  reason: string;
}

/**
 * Compiles CEL expressions, each text once.
 *
 * @internal
 */
export type CelCompiler = (expression: string) => Program | Uncompiled;

/** Operators that the engine evaluates itself rather than as functions. */
const OPERATORS = [
  '_[_]',
  '_?_:_',
  '_&&_',
  '_||_',
  '@not_strictly_false',
  '__not_strictly_false__',
];

/**
 * Starts a compiler with the functions that Kubernetes gives to CEL.
 *
 * @internal
 */
export function celCompiler(patterns: Patterns): CelCompiler {
  const env = celEnv({
    funcs: [...strings, ...kubernetesFunctions(patterns)],
    re2: { compile: patterns },
  });
  const compiled = new Map<string, Program | Uncompiled>();

  const compile: CelCompiler = expression => {
    try {
      const { expr } = parse(expression);
      const unknown = callsOf(expr).find(
        ([name, qualified]) =>
          !OPERATORS.includes(name) &&
          !env.funcs.find(name) &&
          !(qualified && env.funcs.find(qualified)),
      );
      if (unknown) {
        return { reason: `the function ${unknown.at(-1)} is not known here` };
      }
      const evaluate = plan(env, expr);
      return {
        readsOldSelf: variablesOf(expr).has('oldSelf'),
        evaluate: self => evaluate({ self }),
      };
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error) };
    }
  };

  return expression => {
    const program = compiled.get(expression) ?? compile(expression);
    compiled.set(expression, program);
    return program;
  };
}
