import { dependencyCycles } from './cycles';

const cyclesIn = (calls: Record<string, string[]>) =>
  Object.fromEntries(
    [...dependencyCycles(id => calls[id], Object.keys(calls))].map(
      ([id, findings]) => [id, findings.map(({ params }) => params.cycle)],
    ),
  );

describe('dependency cycles', () => {
  it('are named by the shortest one of each service on them', () => {
    expect(
      cyclesIn({ a: ['b'], b: ['c', 'a'], c: ['a', 'd'], d: ['e'], e: [] }),
    ).toEqual({
      a: [['a', 'b', 'a']],
      b: [['b', 'a', 'b']],
      c: [['c', 'a', 'b', 'c']],
    });
  });

  it('are none in a graph without any', () => {
    expect(cyclesIn({ a: ['b', 'c'], b: ['c'], c: [] })).toEqual({});
  });

  it('are found in a chain of any length', () => {
    const length = 50_000;
    const ring = Object.fromEntries(
      Array.from({ length }, (_, i) => [`s${i}`, [`s${(i + 1) % length}`]]),
    );
    const found = dependencyCycles(id => ring[id], ['s0']);
    expect(found.get('s0')).toMatchObject([
      { severity: 'info', params: { cycle: [], services: length } },
    ]);
  });
});
