import fc from 'fast-check';
import { RE2JS } from 're2js';
import { regexProblem } from './strings';

const isExpression = (text: string) => {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
};

describe('regexProblem', () => {
  it('takes what RE2 takes and nothing else, whether it looks like a path or not', () => {
    const piece = fc.oneof(
      fc.constantFrom('/orders', '[^/]+', '.+', '-', '%20', '\\.', '\\{'),
      fc.constantFrom('[', ']', '+', '\\', '.', '(', '|', '{2}', '[^/]', 'é'),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), pieces => {
        const text = pieces.join('');
        expect(regexProblem(text) === null).toBe(isExpression(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
