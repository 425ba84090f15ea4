import { highlight } from './highlight';

const kinds = (line: string) =>
  highlight(line).map(({ text, kind }) => [kind, text]);

describe('highlight', () => {
  it('tells keys from values', () => {
    expect(kinds('  timeout: 5s')).toEqual([
      ['plain', '  '],
      ['key', 'timeout'],
      ['plain', ':'],
      ['value', ' 5s'],
    ]);
    expect(kinds('    - name: POST /orders')).toEqual([
      ['plain', '    - '],
      ['key', 'name'],
      ['plain', ':'],
      ['value', ' POST /orders'],
    ]);
    expect(kinds('spec:')).toEqual([
      ['key', 'spec'],
      ['plain', ':'],
    ]);
    expect(kinds('"a: b": c')[0]).toEqual(['key', '"a: b"']);
  });

  it('sees no key in a URL, an item or a comment', () => {
    expect(kinds('- http://example.com')).toEqual([
      ['plain', '- '],
      ['value', 'http://example.com'],
    ]);
    expect(kinds('  # spec: none')).toEqual([['comment', '  # spec: none']]);
    expect(kinds('---')).toEqual([['value', '---']]);
  });

  it.each([
    '',
    ' '.repeat(1_999),
    '- '.repeat(999),
    '"'.repeat(1_999),
    `${'a'.repeat(1_998)}:`,
    'x: '.repeat(600),
    '<script>alert(1)</script>: \u202Eevil',
    'y'.repeat(300_000),
  ])('loses no character, and no time, whatever the line is', line => {
    // Time of the processor, which other work on the machine does not lengthen.
    const before = process.cpuUsage();
    expect(
      highlight(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(200);
  });
});
