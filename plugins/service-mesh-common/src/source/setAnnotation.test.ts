import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { setAnnotation } from './setAnnotation';

const order = { kind: 'component', namespace: 'default', name: 'order' };
const NAME = 'mesh-configurator.io/policy.resilience.timeout';

const file = (metadata: string) => `# The shop
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: order
---
kind: Component # of the team
metadata:
  name: order
${metadata}spec: { type: service }
`;

const set = (text: string, value: string, name = NAME) =>
  setAnnotation(text, order, name, stringify({ [name]: value }));

describe('setAnnotation', () => {
  it('adds an annotation before the others, and leaves the rest as it is', () => {
    const others = '    # why\n    a.io/b:   "c" # so\n';
    expect(set(file(`  annotations:\n${others}`), '5s')).toBe(
      file(
        `  annotations:\n    # why\n    ${NAME}: 5s\n    a.io/b:   "c" # so\n`,
      ),
    );
  });

  it('replaces a value, and keeps the comment behind it', () => {
    expect(
      set(file(`  annotations:\n    ${NAME}: '30s' # old\n    x: y\n`), '5s'),
    ).toBe(file(`  annotations:\n    ${NAME}: 5s # old\n    x: y\n`));
  });

  it('replaces a text of several lines', () => {
    expect(
      set(
        file(
          `  annotations:\n    ${NAME}: |\n      a: 1\n      b: 2\n    x: y\n`,
        ),
        'a: 3\nc: 4\n',
      ),
    ).toBe(
      file(
        `  annotations:\n    ${NAME}: |\n      a: 3\n      c: 4\n    x: y\n`,
      ),
    );
  });

  it('adds the annotations where the entity has none', () => {
    expect(parse(set(file(''), '5s').split('---\n')[1]).metadata).toEqual({
      annotations: { [NAME]: '5s' },
      name: 'order',
    });
  });

  it.each([
    ['another entity', 'kind: Component\nmetadata:\n  name: cart\n'],
    ['no YAML', 'a: [b\n'],
    ['a list', '- a\n'],
    ['nothing', ''],
    ['metadata in one line', 'kind: Component\nmetadata: { name: order }\n'],
    [
      'annotations in one line',
      'kind: Component\nmetadata:\n  name: order\n  annotations: {}\n',
    ],
  ])('refuses a file that holds %s', (_, text) => {
    expect(() => set(text, '5s')).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('sets what is asked for and nothing else, whatever the values are', () => {
    const value = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(value, value, value, fc.boolean(), (a, b, c, has) => {
        const before = {
          'a.io/x': a,
          ...(has ? { [NAME]: b } : {}),
          'z.io/y': c,
        };
        const text = stringify({
          kind: 'Component',
          metadata: { name: 'order', annotations: before },
        });
        const { metadata } = parse(set(text, c));
        expect(metadata).toEqual({
          name: 'order',
          annotations: { ...before, [NAME]: c },
        });
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
