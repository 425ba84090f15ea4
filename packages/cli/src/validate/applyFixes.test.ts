import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { applyFixes } from './applyFixes';

function finding(
  line: number,
  from: number,
  to: number,
  replacement?: string,
  more: Partial<Finding> = {},
): Finding {
  return {
    code: 'test/wrong',
    severity: 'warning',
    layer: 'syntax',
    consequence: 'risky',
    message: 'Wrong.',
    params: {},
    range: { start: { line, column: from }, end: { line, column: to } },
    related: [],
    equivalents: [],
    confidence: 'stated',
    fix: {
      title: 'Do',
      snippet: 'x',
      ...(replacement === undefined ? {} : { replacement }),
    },
    ...more,
  };
}

const text = 'a: yes # one\nb: [on, off]\n';

it('puts each replacement in its place, however long the others are', () => {
  expect(
    applyFixes(text, [
      finding(1, 4, 7, 'true'),
      finding(2, 9, 12, 'false'),
      finding(2, 5, 7, 'true'),
    ]),
  ).toBe('a: true # one\nb: [true, false]\n');
});

it('makes one of several changes at one place', () => {
  expect(
    applyFixes(text, [finding(1, 4, 7, 'true'), finding(1, 4, 7, "'yes'")]),
  ).toMatch(/^a: (true|'yes') # one\n/);
});

it('leaves what is only a proposal, accepted or undecided', () => {
  expect(
    applyFixes(text, [
      finding(1, 4, 7),
      finding(1, 4, 7, 'true', {
        suppressed: { by: 'a', reason: 'b', until: null },
      }),
      finding(1, 4, 7, 'true', { undecided: 'needs CRDs' }),
    ]),
  ).toBe(text);
});
