import { z } from 'zod/v4';

/**
 * How much a rule or a finding matters, on the wire.
 *
 * @internal
 */
export const weight = {
  severity: z.enum(['error', 'warning', 'info']),
  layer: z.enum([
    'syntax',
    'schema',
    'reference',
    'meaning',
    'practice',
    'catalog',
    'policy',
  ]),
  consequence: z.enum(['rejected', 'ineffective', 'risky', 'style']),
};
