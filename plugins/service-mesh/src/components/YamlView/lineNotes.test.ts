import { testFinding, virtualService } from '../../__testUtils__';
import { manifestNotes } from './lineNotes';

describe('manifestNotes', () => {
  it('puts findings and origins on their lines', () => {
    const finding = testFinding();
    const notes = manifestNotes(virtualService, [
      finding,
      testFinding({ range: undefined }),
    ]);

    expect([...notes.keys()].sort((a, b) => a - b)).toEqual([5, 10, 19]);
    expect(notes.get(10)).toEqual({ findings: [finding], values: [] });
    expect(notes.get(19)?.values).toEqual([
      {
        pointer: '/spec/http/0/timeout',
        value: '5s',
        origin: virtualService.origins['/spec/http/0/timeout'],
      },
    ]);
  });

  it('leaves out a value that has no place in the text', () => {
    const notes = manifestNotes({ ...virtualService, sourceMap: {} }, []);

    expect(notes.size).toBe(0);
  });
});
