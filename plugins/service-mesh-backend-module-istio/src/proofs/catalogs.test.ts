import fc from 'fast-check';
import { brokenBy } from './__testUtils__/laws';
import { subjectsOf } from './__testUtils__/subjects';
import { planes, tapes, worldOf } from './__testUtils__/worlds';

describe.each(Object.keys(planes))('what is generated for %s', plane => {
  it('keeps every law, whatever the catalog and its policy', () => {
    fc.assert(
      fc.property(tapes, tape => {
        expect(brokenBy(subjectsOf(worldOf(tape, plane)))).toEqual([]);
      }),
      // A law that is broken says enough by itself; shrinking takes minutes.
      { seed: 1, numRuns: 12, endOnFailure: true },
    );
  });
});
