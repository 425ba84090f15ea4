import { applyReplacement } from './applyReplacement';

const range = (...[a, b, c, d]: number[]) => ({
  start: { line: a, column: b },
  end: { line: c, column: d },
});

describe('applyReplacement', () => {
  const text = 'spec:\n  timeout: 5s\n  attempts: 9\n';

  it('puts the text in place of the range', () => {
    expect(applyReplacement(text, range(2, 12, 2, 14), '3s')).toBe(
      'spec:\n  timeout: 3s\n  attempts: 9\n',
    );
    expect(applyReplacement(text, range(2, 1, 3, 1), '')).toBe(
      'spec:\n  attempts: 9\n',
    );
  });

  it('ends at the end of the text', () => {
    expect(applyReplacement(text, range(3, 1, 99, 1), '')).toBe(
      'spec:\n  timeout: 5s\n',
    );
  });
});
