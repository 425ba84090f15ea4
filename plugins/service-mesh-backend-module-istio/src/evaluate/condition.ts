import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, strings } from '../lenient';
import { all, Answer, any, known, not } from './answer';
import { matchesPattern } from './paths';
import { endUserSeen, portSeen, principalSeen, Seen } from './seen';

/** The words in brackets: `request.headers[x-beta]` has `x-beta`. */
const wordsIn = (key: string) =>
  [...key.matchAll(/\[([^\]]*)\]/g)].map(([, word]) => word);

/** Claims whose text is a list of words (Istio 1.29). */
const wordLists = ['scope', 'permission'];

/** What a claim says, as the texts it is compared by; `null` for a form that Istio does not compare. */
function textsOf(claim: unknown, name: string): string[] | null {
  if (claim === undefined) {
    return [];
  }
  if (typeof claim === 'string') {
    return wordLists.includes(name) ? claim.split(/\s+/) : [claim];
  }
  return Array.isArray(claim) && claim.every(item => typeof item === 'string')
    ? claim
    : null;
}

function claimFits(value: string, path: readonly string[], seen: Seen): Answer {
  const claim = path.reduce<unknown>(
    (parent, name) => members(parent)[name],
    seen.request.claims,
  );
  const texts = textsOf(claim, path.at(-1) ?? '');
  return texts === null
    ? 'unknown'
    : known(texts.some(text => matchesPattern(value, text)));
}

const fits = (value: string, actual: string | null | undefined): Answer =>
  known(
    actual !== null && actual !== undefined && matchesPattern(value, actual),
  );

/** Whether an attribute of a request fits a value; one without an entry here cannot be judged. */
const attributes: Record<
  string,
  (value: string, seen: Seen, words: string[]) => Answer
> = {
  'source.namespace': (value, { request }) =>
    fits(value, request.caller?.split('/')[0]),
  'source.principal': (value, seen) => fits(value, principalSeen(seen, value)),
  'destination.port': (value, seen) => {
    const port = portSeen(seen);
    return port === undefined ? 'unknown' : known(value === String(port));
  },
  'request.headers': (value, { request }, [name = '']) =>
    fits(value, request.headers[name.toLowerCase()]),
  'request.auth.principal': (value, seen) => fits(value, endUserSeen(seen)),
  'request.auth.audiences': (value, seen) => claimFits(value, ['aud'], seen),
  'request.auth.presenter': (value, seen) => claimFits(value, ['azp'], seen),
  'request.auth.claims': (value, seen, words) => claimFits(value, words, seen),
};

/**
 * Whether a condition of a rule, one of its `when`, holds for a request.
 *
 * @internal
 */
export function conditionHolds(
  { key, values, notValues }: JsonObject,
  seen: Seen,
): Answer {
  const name = typeof key === 'string' ? key : '';
  const attribute = attributes[name.replace(/\[.*$/, '')];
  if (!attribute) {
    return 'unknown';
  }
  const isAnyOf = (list: string[]) =>
    any(list.map(value => attribute(value, seen, wordsIn(name))));
  const wanted = strings(values);
  return all([
    wanted.length ? isAnyOf(wanted) : 'yes',
    not(isAnyOf(strings(notValues))),
  ]);
}
