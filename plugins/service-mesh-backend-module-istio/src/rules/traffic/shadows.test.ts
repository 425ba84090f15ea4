import fc from 'fast-check';
import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items } from '../../lenient';
import { covers } from './covers';
import { shadowsOf } from './shadows';

const text = fc.constantFrom('', '/', '/a', '/a/b', '/A', '/b');
const match = fc.record(
  {
    uri: fc.oneof(
      text.map(exact => ({ exact })),
      text.map(prefix => ({ prefix })),
      text.map(regex => ({ regex })),
      fc.constantFrom({}, { regex: '.*' }),
    ),
    method: fc.constantFrom({ exact: 'GET' }, { exact: 'POST' }),
    ignoreUriCase: fc.boolean(),
    port: fc.constantFrom(80, 81),
  },
  { requiredKeys: [] },
);
const rules = fc.array(
  fc.record({ match: fc.array(match, { maxLength: 3 }) }),
  { maxLength: 5 },
);

it('the first match that covers another is found as by comparing all of them', () => {
  fc.assert(
    fc.property(rules, given => {
      const all = given.flatMap((rule, index) => {
        const matches = items(rule.match);
        return (matches.length > 0 ? matches : [{} as JsonObject]).map(
          (value, position) => ({
            value,
            place: {
              rule: index,
              match: matches.length > 0 ? position : null,
            },
          }),
        );
      });
      const expected = all.flatMap(({ value, place }, position) => {
        const first = all
          .slice(0, position)
          .find(earlier => covers(earlier.value, value));
        return first ? [{ ...place, by: first.place }] : [];
      });

      expect(
        shadowsOf(given as JsonObject[]).map(({ isSame: _, ...rest }) => rest),
      ).toEqual(expected);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('a delegated rule shadows nothing', () => {
  expect(shadowsOf([{ delegate: { name: 'a' } }, {}])).toEqual([]);
});
