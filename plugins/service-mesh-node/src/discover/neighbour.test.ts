import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import { readMeshConfig } from '../config';
import { testRandomCatalog, testChoices } from '../testUtils';
import { discover } from './discover';
import { asNeighbour, mattersTo, NEIGHBOUR_FIELDS } from './neighbour';

const isApi = ({ kind }: Entity) => kind === 'API';

/** As the catalog answers who asks for these fields. */
function withFields(entity: Record<string, any>): Entity {
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

/** A catalog as far as it matters to a component. */
function seenFrom(subject: Entity, entities: readonly Entity[]): Entity[] {
  const matters = mattersTo(subject);
  return entities.map(entity => {
    const isWhole = isApi(entity) ? matters(entity) : entity === subject;
    return isWhole ? entity : asNeighbour(withFields(entity));
  });
}

const tapes = fc.array(fc.nat(), { minLength: 300, maxLength: 300 });

describe('what discovery finds of a component', () => {
  it('is the same where no more is known of others than matters to it', () => {
    let slimmed = 0;
    fc.assert(
      fc.property(tapes, tape => {
        const { entities, section } = testRandomCatalog(testChoices(tape));
        const config = readMeshConfig(section);
        const find = (id: string, among: Entity[]) =>
          discover({
            entities: among,
            config,
            fallbackMesh: 'istio',
            subjects: [id],
          });
        for (const subject of entities.filter(e => e.kind === 'Component')) {
          const id = stringifyEntityRef(subject);
          const seen = seenFrom(subject, entities);
          slimmed += seen.filter((entity, i) => entity !== entities[i]).length;
          expect(find(id, seen)).toEqual(find(id, entities));
        }
      }),
      { numRuns: 200 },
    );
    expect(slimmed).toBeGreaterThan(100);
  });
});
