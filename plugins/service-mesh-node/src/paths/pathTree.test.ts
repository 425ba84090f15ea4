import {
  PathPart,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { PathTree } from './pathTree';
import { parsePathTemplate } from './template';

const isGreedy = (segment: PathPart[]) =>
  segment.some(part => 'parameter' in part && part.greedy);

const isText = (segment: PathPart[]) =>
  segment.every(part => 'literal' in part);

/** The simple way, which looks at every pair. */
function overlap(
  a: PathTemplate,
  b: PathTemplate,
  emptyRest: boolean,
): boolean {
  const length = Math.min(a.segments.length, b.segments.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.segments[i], b.segments[i]];
    if (isGreedy(left) || isGreedy(right)) {
      return true;
    }
    const differ = JSON.stringify(left) !== JSON.stringify(right);
    if (isText(left) && isText(right) && differ) {
      return false;
    }
  }
  const [next] = [...a.segments.slice(length), ...b.segments.slice(length)];
  return next === undefined || (emptyRest && isGreedy(next));
}

function found(
  templates: readonly string[],
  template: string,
  emptyRest = false,
): string[] {
  const tree = new PathTree<string>({ emptyRest });
  for (const each of templates) {
    tree.add(parsePathTemplate(each), each);
  }
  return tree.overlapping(parsePathTemplate(template));
}

const segment = fc.constantFrom(
  ...['a', 'b', 'a.json', '', '{x}', '{x}.json', '{x}', '{rest+}', 'v{n}'],
);
const template = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map(segments => `/${segments.join('/')}`);

describe('the templates that overlap', () => {
  it.each([
    ['/orders/export', '/orders/{id}', true],
    ['/a/{x}/c', '/a/b/{y}', true],
    ['/orders/{id}/items/7', '/orders/{path+}', true],
    ['/orders', '/carts', false],
    ['/orders/{id}', '/orders/{id}/items', false],
    ['/orders/{id}', '/carts/{id}', false],
    ['/orders', '/orders/{path+}', false],
  ])('are found or not: %s and %s, %s', (a, b, expected) => {
    expect(found([a], b)).toEqual(expected ? [a] : []);
    expect(found([b], a)).toEqual(expected ? [b] : []);
  });

  it('may have no segment where another has a greedy parameter, where that may be empty', () => {
    expect(found(['/orders/{path+}'], '/orders', true)).toHaveLength(1);
    expect(found(['/orders'], '/orders/{path+}', true)).toHaveLength(1);
    expect(found(['/orders/{id}'], '/orders', true)).toEqual([]);
  });

  it('are those that a look at each one finds', () => {
    fc.assert(
      fc.property(
        fc.array(template, { maxLength: 12 }),
        template,
        fc.boolean(),
        (templates, one, emptyRest) => {
          const path = parsePathTemplate(one);
          expect(found(templates, one, emptyRest).sort()).toEqual(
            templates
              .filter(each => overlap(parsePathTemplate(each), path, emptyRest))
              .sort(),
          );
        },
      ),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
