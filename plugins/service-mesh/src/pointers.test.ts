import { valueAt } from './pointers';

describe('valueAt', () => {
  const document = {
    metadata: { annotations: { 'a/b': 'slash' } },
    spec: { http: [{ timeout: '5s' }] },
  };

  it('reads members and items', () => {
    expect(valueAt(document, '/spec/http/0/timeout')).toBe('5s');
    expect(valueAt(document, '/metadata/annotations/a~1b')).toBe('slash');
    expect(valueAt(document, '')).toBe(document);
  });

  it('finds nothing at places that do not exist, inherited ones included', () => {
    expect(valueAt(document, '/spec/http/7/timeout')).toBeUndefined();
    expect(valueAt(document, '/spec/constructor')).toBeUndefined();
  });
});
