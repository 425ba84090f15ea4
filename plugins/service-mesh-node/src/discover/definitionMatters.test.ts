import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import { readMeshConfig } from '../config';
import { testRandomCatalog, testChoices } from '../testUtils';
import { definitionMatters } from './definitionMatters';
import { discover } from './discover';

const isApi = ({ kind }: Entity) => kind === 'API';

const withoutDefinition = ({ spec, ...entity }: Entity): Entity => ({
  ...entity,
  spec: { type: spec?.type },
});

describe('what discovery finds of a component', () => {
  it('is the same without the definitions that do not matter to it', () => {
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
            const slim = entities.map(entity => {
              const matters =
                !isApi(entity) || definitionMatters(subject, entity);
              left += matters ? 0 : 1;
              return matters ? entity : withoutDefinition(entity);
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
