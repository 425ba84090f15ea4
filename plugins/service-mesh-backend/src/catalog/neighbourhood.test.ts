import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  discover,
  Discovery,
  readMeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testChoices,
  testRandomCatalog,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { farRefs, nearRefs } from './neighbourhood';

function neighbourhood(subject: Entity, catalog: readonly Entity[]): Entity[] {
  const among = (refs: string[]) =>
    catalog.filter(entity => refs.includes(stringifyEntityRef(entity)));
  const near = nearRefs(subject);
  const far = farRefs(subject, among(near));
  return among([stringifyEntityRef(subject), ...near, ...far]);
}

/** Longer ways round than there and back are not looked for beside a service. */
const withoutCycles = (id: string, { services }: Discovery) => ({
  ...services[id],
  findings: services[id].findings.filter(
    ({ code }) => code !== 'catalog/dependency-cycle',
  ),
});

describe('the neighbourhood of a service', () => {
  it('tells of the service what the whole catalog tells', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 400 }), tape => {
        const { entities, section } = testRandomCatalog(testChoices(tape));
        const config = readMeshConfig(section);
        const look = (some: readonly Entity[], id: string) =>
          discover({
            entities: some,
            config,
            fallbackMesh: 'istio',
            subjects: [id],
            shared: new Map(),
          });
        for (const subject of entities.filter(e => e.kind === 'Component')) {
          const id = stringifyEntityRef(subject);
          const near = look(neighbourhood(subject, entities), id);
          const { callees, callers } = near.services[id].service;
          const whole = look(entities, id);
          expect(withoutCycles(id, near)).toEqual(withoutCycles(id, whole));
          for (const { id: other } of [...callees, ...callers]) {
            expect(near.identities[other]).toEqual(whole.identities[other]);
          }
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
