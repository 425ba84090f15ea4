import { together } from './together';

describe('what is done together', () => {
  it('is all that came while the batch before was under way', async () => {
    const batches: number[][] = [];
    const double = together(
      async (items: readonly number[]) => {
        batches.push([...items]);
        await new Promise(resolve => {
          setTimeout(resolve, 1);
        });
        return items.map(item => 2 * item);
      },
      { items: 3, batches: 1 },
    );
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(double))).toEqual([
      2, 4, 6, 8, 10, 12,
    ]);
    expect(await double(7)).toBe(14);
    expect(batches).toEqual([[1], [2, 3, 4], [5, 6], [7]]);
  });

  it('begins a few batches at a time', async () => {
    const batches: number[][] = [];
    const run = together(
      async (items: readonly number[]) => {
        batches.push([...items]);
        await new Promise(resolve => {
          setTimeout(resolve, 1);
        });
        return items;
      },
      { items: 10, batches: 2 },
    );
    await Promise.all([1, 2, 3, 4].map(run));
    expect(batches).toEqual([[1], [2], [3, 4]]);
  });

  it('fails together, and what comes later does not', async () => {
    const run = together(
      async (items: readonly string[]) => {
        if (items.includes('poison')) {
          throw new Error('no');
        }
        return items;
      },
      { items: 10, batches: 1 },
    );
    const ended = await Promise.allSettled(
      ['a', 'b', 'poison'].map(run).concat(run('c')),
    );
    expect(ended.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(await run('d')).toBe('d');
  });
});
