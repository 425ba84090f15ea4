import { readDefinition } from './definition';
import { rememberDefinitions } from './rememberDefinitions';

const api = (name: string, definition: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name },
  spec: { type: 'graphql', definition },
});

describe('rememberDefinitions', () => {
  const read = jest.fn(readDefinition);
  const first = api('a', 'type Query { a: Int }');
  const second = api('b', 'type Query { b: Int }');
  beforeEach(() => read.mockClear());

  it('reads a definition once, whatever else changes about the entity', () => {
    const remembering = rememberDefinitions(2, read);
    const annotated = {
      ...first,
      metadata: { ...first.metadata, annotations: { x: 'y' } },
    };

    expect(remembering(first, null, 1_000)).toEqual(
      readDefinition(first, null, 1_000),
    );
    expect(remembering(annotated, null, 1_000)).toBe(
      remembering(first, null, 1_000),
    );
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads one anew that changed, or that is served elsewhere', () => {
    const remembering = rememberDefinitions(9, read);
    const basePath = {
      value: '/v1',
      confidence: 'stated' as const,
      origin: { source: 'annotation' as const },
    };

    remembering(first, null, 1_000);
    remembering(api('a', 'type Query { c: Int }'), null, 1_000);
    remembering(first, basePath, 1_000);

    expect(read).toHaveBeenCalledTimes(3);
  });

  it('forgets what nobody has asked for the longest', () => {
    const remembering = rememberDefinitions(2, read);
    for (const each of [first, second, first, api('c', 'scalar C'), first]) {
      remembering(each, null, 1_000);
    }
    expect(read).toHaveBeenCalledTimes(3);

    remembering(second, null, 1_000);
    expect(read).toHaveBeenCalledTimes(4);
  });
});
