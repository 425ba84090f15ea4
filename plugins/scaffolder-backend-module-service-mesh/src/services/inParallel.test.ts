import { setTimeout as wait } from 'node:timers/promises';
import { inParallel } from './inParallel';

const numbers = Array.from({ length: 40 }, (_, index) => index);

describe('inParallel', () => {
  it('answers in the order of the items, whichever ends first, and keeps to a few at a time', async () => {
    let [running, most] = [0, 0];

    const doubled = await inParallel(numbers, async number => {
      running += 1;
      most = Math.max(most, running);
      await wait((number * 7) % 5);
      running -= 1;
      return number * 2;
    });

    expect(doubled).toEqual(numbers.map(number => number * 2));
    expect(most).toBe(8);
  });

  it('fails with the first item that fails, though a later one fails sooner, and begins nothing else', async () => {
    const begun: number[] = [];

    await expect(
      inParallel(numbers, async number => {
        begun.push(number);
        await wait(number === 3 ? 20 : 1);
        if (number === 3 || number === 5) {
          throw new Error(`no ${number}`);
        }
      }),
    ).rejects.toThrow('no 3');

    expect(begun).not.toContain(39);
  });

  it('has nothing to do without items', async () => {
    expect(await inParallel([], async () => 1)).toEqual([]);
  });
});
