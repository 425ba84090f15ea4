import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PathTree } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { ranks } from './ranks';
import { compareSpecificity } from './specificity';

type Group = { operations: Operation[] };

function overlap(a: Operation, b: Operation): boolean {
  const tree = new PathTree<true>({ emptyRest: true });
  tree.add(a.path, true);
  return tree.overlapping(b.path).length > 0;
}

/** The simple way, which looks at every pair. */
function simpleRanks(groups: readonly Group[]): Map<Operation, number> {
  const entries = groups
    .flatMap(group => group.operations.map(operation => ({ operation, group })))
    .sort((a, b) => compareSpecificity(a.operation.path, b.operation.path));
  const result = new Map<Operation, number>();
  entries.forEach(({ operation, group }, index) => {
    const before = entries
      .slice(0, index)
      .filter(
        other =>
          other.group !== group &&
          other.operation.method === operation.method &&
          compareSpecificity(other.operation.path, operation.path) < 0 &&
          overlap(other.operation, operation),
      )
      .map(other => (result.get(other.operation) ?? 0) + 1);
    result.set(operation, Math.max(0, ...before));
  });
  return result;
}

const segment = fc.constantFrom(
  ...['a', 'b', 'c', '{x}', '{x}', '{x}.json', '{rest+}'],
);

const operation = fc
  .tuple(
    fc.constantFrom('GET', 'POST'),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
  )
  .map(([method, segments]) => testOperation(method, `/${segments.join('/')}`));

const groups = fc.array(
  fc.array(operation, { maxLength: 6 }).map(operations => ({ operations })),
  { maxLength: 5 },
);

describe('the ranks of operations', () => {
  it('let no broader path of another group stand before a narrower one', () => {
    const [broad, narrow, narrowest, other] = [
      testOperation('GET', '/{a}/{b}'),
      testOperation('GET', '/orders/{id}'),
      testOperation('GET', '/orders/export'),
      testOperation('POST', '/{a}/{b}'),
    ];
    const rankOf = ranks([
      { operations: [broad, narrowest] },
      { operations: [narrow, other] },
    ]);

    expect([narrowest, narrow, broad, other].map(o => rankOf.get(o))).toEqual([
      0, 1, 2, 0,
    ]);
  });

  it('are those that a look at every pair gives', () => {
    fc.assert(
      fc.property(groups, list => {
        expect([...ranks(list)]).toEqual([...simpleRanks(list)]);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });
});
