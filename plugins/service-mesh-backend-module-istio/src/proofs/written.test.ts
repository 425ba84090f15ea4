import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { testRun } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { istioProvider } from '../provider';
import { brokenBy } from './__testUtils__/laws';
import { Subject } from './__testUtils__/laws/law';
import { subjectsOfRun } from './__testUtils__/subjects';
import { planes } from './__testUtils__/worlds';
import { enforced, entitiesIn, sectionIn } from './__testUtils__/written';

const repository = resolve(__dirname, '../../../..');
const shop = join(repository, 'packages/backend/catalog/shop');
const section = sectionIn(join(repository, 'app-config.yaml'));

const catalogs = resolve(repository, '../shared/data/catalogs');
const describeWithData = existsSync(catalogs) ? describe : describe.skip;

function subjects(entities: Entity[], plane: string, more: object): Subject[] {
  const { mesh, waypoint } = planes[plane];
  const { istio, ...others } = section.targets;
  const run = testRun(
    entities,
    {
      ...section,
      targets: { ...others, istio: { ...istio, waypoint } },
      defaultMesh: mesh,
      ...more,
    },
    { provider: istioProvider, mesh },
  );
  return subjectsOfRun(run);
}

const granular = {
  policy: { security: { callers: { granularity: 'operation' } } },
};
const bundled = { namespaces: [{ name: 'shop', bundle: true }] };

describe.each(Object.keys(planes))('for %s', plane => {
  it.each<[string, object]>([
    ['as it is', {}],
    ['by operation', granular],
    ['with its namespace', bundled],
  ])('the shop keeps every law, %s', (_, more) => {
    for (const entities of [entitiesIn(shop), enforced(entitiesIn(shop))]) {
      const found = subjects(entities, plane, more);
      expect(found.length).toBeGreaterThan(3);
      expect(brokenBy(found)).toEqual([]);
    }
  });

  describeWithData('the catalogs that others wrote', () => {
    it.each(existsSync(catalogs) ? readdirSync(catalogs) : [])(
      'keep every law: %s',
      name => {
        const entities = entitiesIn(join(catalogs, name));
        const more = { ...granular, namespaceTemplate: 'shop' };
        expect(brokenBy(subjects(entities, plane, more))).toEqual([]);
        expect(brokenBy(subjects(enforced(entities), plane, more))).toEqual([]);
      },
    );
  });
});
