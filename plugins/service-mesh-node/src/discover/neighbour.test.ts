import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import { readMeshConfig } from '../config';
import { testRandomCatalog, testChoices } from '../testUtils';
import { discover } from './discover';
import { mattersTo, NEIGHBOUR_FIELDS } from './neighbour';

const isApi = ({ kind }: Entity) => kind === 'API';

/** As the catalog answers who asks for these fields. */
function asNeighbour(entity: Record<string, any>): Entity {
  const known: Record<string, any> = { metadata: {}, spec: {} };
  for (const path of NEIGHBOUR_FIELDS) {
    const [member, field] = path.split('.');
    if (field) {
      known[member][field] = entity[member]?.[field];
    } else {
      known[member] = entity[member];
    }
  }
  return JSON.parse(JSON.stringify(known));
}

describe('what discovery finds of a component', () => {
  it('is the same where no more is known of others than matters to it', () => {
    let left = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 300, maxLength: 300 }),
        tape => {
          const { entities, section } = testRandomCatalog(testChoices(tape));
          const config = readMeshConfig(section);
          for (const subject of entities.filter(e => e.kind === 'Component')) {
            const id = stringifyEntityRef(subject);
            const found = (among: Entity[]) =>
              discover({
                entities: among,
                config,
                fallbackMesh: 'istio',
                subjects: [id],
              });
            const matters = mattersTo(subject);
            const slim = entities.map(entity => {
              const isWhole = isApi(entity)
                ? matters(entity)
                : entity === subject;
              left += isWhole ? 0 : 1;
              return isWhole ? entity : asNeighbour(entity);
            });
            expect(found(slim)).toEqual(found(entities));
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(left).toBeGreaterThan(100);
  });
});
