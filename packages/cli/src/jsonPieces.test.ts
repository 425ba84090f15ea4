import fc from 'fast-check';
import { jsonPieces } from './jsonPieces';

describe('JSON in pieces', () => {
  it('is the text that JSON.stringify makes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
        expect([...jsonPieces(value)].join('')).toBe(
          JSON.stringify(value, null, 2),
        );
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it.each([
    [{ a: undefined, b: [undefined, () => 1, { c: undefined }] }],
    [{ a: undefined }],
    [{ list: [], object: {}, text: 'a\nb' }],
    [[new Date(0), { at: new Date(0) }]],
  ])('leaves out what it leaves out: %j', value => {
    expect([...jsonPieces(value)].join('')).toBe(
      JSON.stringify(value, null, 2),
    );
  });

  it('holds no more than one member at a time', () => {
    const services = { a: { id: 'x'.repeat(100) }, b: { id: 'y'.repeat(100) } };
    const lengths = [...jsonPieces({ services })].map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThan(150);
  });
});
