import { setTimeout as wait } from 'node:timers/promises';
import { inLanes } from './inLanes';

async function* each<T>(...items: T[]) {
  yield* items;
}

describe('inLanes', () => {
  it('does everything, so many at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inLanes(each(1, 2, 3, 4, 5, 6, 7), 3, async item => {
      running += 1;
      most = Math.max(most, running);
      await wait(item % 3);
      running -= 1;
      done.push(item);
    });
    expect(most).toBe(3);
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('begins nothing after a failure, and ends when all have ended', async () => {
    const ended: number[] = [];
    const run = inLanes(each(1, 2, 3, 4), 2, async item => {
      if (item === 1) {
        throw new Error('no');
      }
      await wait(5);
      ended.push(item);
    });
    await expect(run).rejects.toThrow('no');
    expect(ended).toEqual([2]);
  });

  it('fails where there are no more items, when all have ended', async () => {
    const ended: number[] = [];
    async function* broken() {
      yield 1;
      throw new Error('no');
    }
    const run = inLanes(broken(), 2, async item => {
      await wait(5);
      ended.push(item);
    });
    await expect(run).rejects.toThrow('no');
    expect(ended).toEqual([1]);
  });
});
