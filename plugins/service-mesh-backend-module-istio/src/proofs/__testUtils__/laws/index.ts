import { callersReach } from './callersReach';
import { doubtDeniesNothing } from './doubtDeniesNothing';
import { egressReaches } from './egressReaches';
import { Law, Subject } from './law';
import { operationsAreKept } from './operationsAreKept';
import { phasesAreInOrder } from './phasesAreInOrder';
import { routesFollowPolicy } from './routesFollowPolicy';
import { strangersStayOut } from './strangersStayOut';
import { tokensAreKept } from './tokensAreKept';
import { undescribedReaches } from './undescribedReaches';

/**
 * What must hold of everything that is generated, by name.
 *
 * @internal
 */
export const laws: Record<string, Law> = {
  'lets declared callers, platform callers and the ingress through':
    callersReach,
  'keeps strangers out at enforce, and only reports them at audit':
    strangersStayOut,
  'denies nothing to anybody while not enough is known': doubtDeniesNothing,
  'lets what is not in the definition through': undescribedReaches,
  'holds callers to their operations': operationsAreKept,
  'requires tokens where they are asked for, and nowhere else': tokensAreKept,
  'gives every request the time limit and retries of its policy':
    routesFollowPolicy,
  'leaves a restricted service what it declares to call': egressReaches,
  'is applied in an order that never refuses for a moment': phasesAreInOrder,
};

/** Broken laws that are shown of one name; the first tell enough. */
const MAX_SHOWN = 3;

/**
 * What breaks a law among some services, with the name of the law.
 *
 * @internal
 */
export function brokenBy(subjects: readonly Subject[]): object[] {
  return Object.entries(laws).flatMap(([law, check]) =>
    subjects
      .flatMap(check)
      .slice(0, MAX_SHOWN)
      .map(broken => ({ law, ...broken })),
  );
}
