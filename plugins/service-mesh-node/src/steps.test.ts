import { atOnce, inTurns, Steps } from './steps';

function* work(done: string[]): Steps<number> {
  for (const step of ['a', 'b']) {
    done.push(step);
    yield;
  }
  return done.length;
}

describe('work in steps', () => {
  it('is done in one go', () => {
    expect(atOnce(work([]))).toBe(2);
  });

  it('lets others have their turn after each step', async () => {
    const done: string[] = [];
    const pause = async () => {
      done.push('pause');
    };
    expect(await inTurns(work(done), pause)).toBe(4);
    expect(done).toEqual(['a', 'pause', 'b', 'pause']);
  });

  it('waits for nothing where it is not time for a pause', async () => {
    const done: string[] = [];
    const all = inTurns(work(done), () => undefined);
    expect(done).toEqual(['a', 'b']);
    expect(await all).toBe(2);
  });

  it('is left undone where the pause ends it', async () => {
    const done: string[] = [];
    const pause = () => Promise.reject(new Error('enough'));
    await expect(inTurns(work(done), pause)).rejects.toThrow('enough');
    expect(done).toEqual(['a']);
  });
});
