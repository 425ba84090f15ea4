import fc from 'fast-check';
import { laws } from './laws';
import { subjectsOf } from './__testUtils__/subjects';
import { planes, tapes, worldOf } from './__testUtils__/worlds';

describe.each(Object.keys(planes))('what is generated for %s', plane => {
  it('keeps every law, whatever the catalog and its policy', () => {
    fc.assert(
      fc.property(tapes, tape => {
        const subjects = subjectsOf(worldOf(tape, plane));
        const broken = Object.fromEntries(
          Object.entries(laws).map(([name, law]) => [
            name,
            subjects.flatMap(law).slice(0, 3),
          ]),
        );
        const kept = Object.fromEntries(
          Object.keys(laws).map(name => [name, []]),
        );
        expect(broken).toEqual(kept);
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});
