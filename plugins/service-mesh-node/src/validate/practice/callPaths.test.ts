import fc from 'fast-check';
import { steepestPaths, Step } from './callPaths';

const step = (text: string): Step => {
  const [from, to, tries] = text.split(' ');
  return { from, to, tries: Number(tries) };
};
const paths = (...texts: string[]) =>
  steepestPaths(texts.map(step)).map(
    ({ services, product }) => `${services.join('')} ${product}`,
  );

describe('steepestPaths', () => {
  it('takes the steepest way to each end', () => {
    expect(paths('a b 2', 'b c 2')).toEqual(['abc 4']);
    expect(paths('a b 2', 'b d 2', 'a c 3', 'c d 3')).toEqual(['acd 9']);
    expect(paths('a b 2', 'b c 2', 'b d 3').sort()).toEqual(['abc 4', 'abd 6']);
    expect(paths('x z 9', 'a b 2', 'b c 2', 'c z 3')).toEqual(['abcz 12']);
  });

  it('knows no path of one step', () => {
    expect(paths('a b 9', 'c b 9')).toEqual([]);
    expect(paths()).toEqual([]);
  });

  it('does not go round a cycle', () => {
    expect(paths('a b 2', 'b a 2')).toEqual([]);
    expect(paths('a b 2', 'b c 2', 'c b 2')).toEqual(['abc 4']);
    expect(paths('a a 5', 'a b 2', 'b c 2')).toEqual(['abc 4']);
  });

  it('ends, and passes no service twice, whatever calls what', () => {
    const name = fc.constantFrom(...'abcdefg');
    const steps = fc.array(
      fc.record({
        from: name,
        to: name,
        tries: fc.integer({ min: 2, max: 4 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, all => {
        for (const { services, product } of steepestPaths(all)) {
          expect(new Set(services).size).toBe(services.length);
          const factors = services
            .slice(1)
            .map((to, i) =>
              Math.max(
                ...all
                  .filter(each => each.from === services[i] && each.to === to)
                  .map(({ tries }) => tries),
              ),
            );
          expect(product).toBe(factors.reduce((a, b) => a * b, 1));
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is linear: a chain of many services takes no time', () => {
    const long = Array.from({ length: 50_000 }, (_, i) => ({
      from: `s${i}`,
      to: `s${i + 1}`,
      tries: 2,
    }));
    const started = performance.now();
    expect(steepestPaths(long).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
