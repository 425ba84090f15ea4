import { code, list, prose, sections, table } from './markdown';

describe('prose', () => {
  it('leaves plain text as it is', () => {
    const text = `Set "timeout" of component:default/order to 1.5s (30%).`;

    expect(prose(text)).toBe(text);
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['code and emphasis', '`code` **bold** _it_ ~~no~~ $x$'],
    ['a link', '[click](https://evil.example) www.evil.example'],
    ['the end of a cell', 'a | b \\| c'],
    ['an emoji', 'well done :tada: to all'],
    ['an entity', '&lt;b&gt;'],
    ['a heading or a quote', '# h > q'],
  ])('lets no %s through', (_, text) => {
    expect(prose(text)).not.toMatch(
      /[<>`*_~$[\]|\\]|&(?!#\d+;)|:\/\/|www\.|:tada:/,
    );
  });

  it('breaks mentions and references, which are looked for after entities', () => {
    expect(prose('@team #12')).toBe('&#64;&#8203;team &#35;&#8203;12');
  });

  it('keeps to one line, without characters that turn the direction of text', () => {
    expect(prose('a\n\n# b\u202Ec\u0000d')).toBe('a &#35;&#8203; b c d');
  });

  it('cuts a text that would fill the page', () => {
    const text = prose('x'.repeat(1_000));

    expect(text).toHaveLength(300);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('code', () => {
  it('holds backticks, pipes and tags as text', () => {
    expect(code('a`|</code><b>')).toBe(
      '<code>a&#96;&#124;&#60;/code&#62;&#60;b&#62;</code>',
    );
  });
});

describe('table', () => {
  it('puts a row on a line', () => {
    expect(table(['A', 'B'], [['1', '2']], 100)).toBe(
      ['| A | B |', '| --- | --- |', '| 1 | 2 |'].join('\n'),
    );
  });

  it('counts the rows beyond its limit', () => {
    const rows = [['first'], ['second'], ['third']];

    expect(table(['A'], rows, 20)).toBe(
      [
        '| A |',
        '| --- |',
        '| first |',
        '| second |',
        '',
        '… and 1 more, not shown here.',
      ].join('\n'),
    );
  });
});

describe('list', () => {
  it('writes ten and counts the rest', () => {
    const names = Array.from({ length: 12 }, (_, i) => `${i}`);
    expect(list(names.slice(0, 2), code)).toBe(
      '<code>0</code>, <code>1</code>',
    );
    expect(list(names, code)).toMatch(/<code>9<\/code> and 2 more$/);
  });
});

describe('sections', () => {
  it('leaves out what does not fit, and says so', () => {
    const part = 'x'.repeat(15_000);
    expect(sections([part, part])).toBe(`${part}\n\n${part}`);
    expect(sections([part, part, part, 'end'])).toBe(
      `${part}\n\n${part}\n\n… and more, which is too long to show here.`,
    );
  });
});
