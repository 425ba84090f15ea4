import { diffText } from './diffText';

describe('diffText', () => {
  it('shows what went and what came with the lines around', () => {
    expect(diffText('a\nb\nc\n', 'a\nB\nc\n')).toEqual([
      { before: 1, after: 1, lines: [' a', '-b', '+B', ' c'] },
    ]);
    expect(diffText('a\n', 'a\n')).toEqual([]);
  });

  it('shows all of a text that came or went, however long it is', () => {
    const text = 'a\n'.repeat(50_000);

    expect(diffText('', text)?.[0].lines).toHaveLength(50_000);
    expect(diffText('a\nb\n', '')?.[0].lines).toEqual(['-a', '-b']);
    expect(diffText('', '')).toEqual([]);
  });

  it('says nothing of an end without a line break', () => {
    expect(diffText('a', 'b')?.[0].lines).toEqual(['-a', '+b']);
  });

  it('gives up on texts that have nothing in common', () => {
    const many = (word: string) =>
      Array.from({ length: 1_100 }, (_, i) => `${word}${i}`).join('\n');

    expect(diffText(many('a'), many('b'))).toBeUndefined();
  });
});
