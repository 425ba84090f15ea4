import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { formatFinding } from './printFindings';

const finding: Finding = {
  code: 'catalog/no-api',
  severity: 'info',
  layer: 'catalog',
  consequence: 'ineffective',
  message: 'It provides no API.',
  params: {},
  related: [],
  equivalents: [],
  confidence: 'stated',
};

describe('formatFinding', () => {
  it('names the place in a file, or the entity', () => {
    const range = {
      start: { line: 3, column: 5 },
      end: { line: 3, column: 9 },
    };
    expect(formatFinding({ ...finding, file: 'a.yaml', range })).toBe(
      'info catalog/no-api a.yaml:3:5\n  It provides no API.',
    );
    expect(
      formatFinding({
        ...finding,
        entityRef: 'component:default/a',
        pointer: '/spec',
      }),
    ).toBe(
      'info catalog/no-api component:default/a#/spec\n  It provides no API.',
    );
  });

  it('indents the fix below it', () => {
    expect(
      formatFinding({
        ...finding,
        fix: { title: 'Add', snippet: 'a:\n  b\n' },
      }),
    ).toBe(
      'info catalog/no-api\n  It provides no API.\n  Add:\n    a:\n      b',
    );
  });

  it('keeps control characters of the catalog from the terminal', () => {
    expect(formatFinding({ ...finding, message: 'a\u001b[31mb\nc' })).toBe(
      'info catalog/no-api\n  a?[31mb?c',
    );
  });
});
