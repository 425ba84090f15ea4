import fc from 'fast-check';
import { pullRequestDescription } from './description';

const older = ['https://github.com/example/config/pull/1'];

describe('pullRequestDescription', () => {
  it('is the text alone where there is nothing older', () => {
    expect(pullRequestDescription('Text', { older: [], limit: 100 })).toBe(
      'Text',
    );
  });

  it('links what it takes the place of before anything else', () => {
    expect(pullRequestDescription('Text', { older, limit: 1_000 })).toMatch(
      /^Takes the place of .*\n\n- https:\/\/github\.com\/example\/config\/pull\/1\n\nText$/,
    );
  });

  it('ends after a whole paragraph where its host takes no more, and says so', () => {
    const text = `First.\n\n${'| row |\n'.repeat(100)}\n\nLast.`;

    expect(pullRequestDescription(text, { older: [], limit: 300 })).toBe(
      'First.\n\n… and more, which is too long for a description here. All of it is in the message of the commit.',
    );
  });

  it('is never longer than its host takes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 2_000 }),
        fc.integer({ min: 200, max: 1_500 }),
        (text, limit) => {
          const { length } = pullRequestDescription(text, { older, limit });
          expect(length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
