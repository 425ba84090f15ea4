import { didYouMean } from './didYouMean';

describe('didYouMean', () => {
  it('finds the nearest name, if one is near enough', () => {
    const known = ['timeout', 'retries', 'rateLimit'];
    expect(didYouMean('timout', known)).toBe('timeout');
    expect(didYouMean('retrys', known)).toBe('retries');
    expect(didYouMean('colour', known)).toBeNull();
    expect(didYouMean('x'.repeat(1_000_000), known)).toBeNull();
    expect(didYouMean('a', [])).toBeNull();
  });
});
