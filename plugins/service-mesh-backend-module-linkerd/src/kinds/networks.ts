import { z } from 'zod/v4';
import { holds, parseNetwork } from './cidr';

const addresses = z
  .string()
  .refine(
    text => parseNetwork(text) !== null,
    'must be an address or a range such as 10.0.0.0/8',
  );

/** Whether what is left out is a part of the range, and not all of it (policy webhook of Linkerd 2.18). */
function leavesOutAPart({ cidr, except = [] }: Network): boolean {
  const outer = parseNetwork(cidr);
  return except.every(text => {
    const inner = parseNetwork(text);
    return !outer || !inner || (holds(outer, inner) && !holds(inner, outer));
  });
}

interface Network {
  cidr: string;
  except?: string[];
}

/**
 * A range of addresses without some of them.
 *
 * @internal
 */
export const networkSchema = z
  .strictObject({ cidr: addresses, except: z.array(addresses).optional() })
  .refine(leavesOutAPart, {
    path: ['except'],
    message: 'must be inside the cidr and smaller than it',
  });
