import { z } from 'zod/v4';
import { Consequence, Layer, Severity } from '../finding';
import { weight } from './weight';

/**
 * A rule that configuration is held to, for people and tools.
 *
 * @public
 */
export interface RuleDescription {
  /** Stable name, `<area>/<what-is-wrong>`. */
  code: string;
  /** What the rule asks for, in a few words. */
  title: string;
  severity: Severity;
  layer: Layer;
  consequence: Consequence;
  /** What goes wrong otherwise, with the source of the fact. */
  why: string;
  /** Codes of other tools with the same meaning, for example `IST0130` or `KIA1107`. */
  equivalents: string[];
  /** YAML in which the rule finds something, and the same as it should be; `null` where there is none. */
  example: { bad: string; good: string } | null;
}

/**
 * The answer of `GET /rules`: every rule once, in alphabetical order of the codes.
 *
 * @public
 */
export interface RulesResponse {
  rules: RuleDescription[];
}

/**
 * Schema of {@link RuleDescription}, the answer of `GET /rules/:area/:name`.
 *
 * @public
 */
export const ruleDescriptionSchema = z.object({
  code: z.string(),
  title: z.string(),
  ...weight,
  why: z.string(),
  equivalents: z.array(z.string()),
  example: z.object({ bad: z.string(), good: z.string() }).nullable(),
}) as unknown as z.ZodType<RuleDescription>;

/**
 * Schema of {@link RulesResponse}.
 *
 * @public
 */
export const rulesResponseSchema = z.object({
  rules: z.array(ruleDescriptionSchema),
}) as unknown as z.ZodType<RulesResponse>;
