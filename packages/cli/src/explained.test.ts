import { join, resolve } from 'node:path';
import {
  Json,
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureService,
  discover,
  explainPointer,
  providerOf,
  resolveTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from './catalog';
import { providers } from './providers';
import { readConfig } from './readConfig';

const repository = resolve(__dirname, '../../..');
const meshes = providers.flatMap(({ dataPlanes }) => dataPlanes);

function leavesOf(value: Json, path: string[] = []): JsonPointer[] {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, member]) =>
        leavesOf(member, [...path, key]),
      )
    : [toPointer(path)];
}

async function renderShop(mesh: string) {
  const config = await readConfig(join(repository, 'app-config.yaml'));
  const { entities } = await readCatalog(
    join(repository, 'packages/backend/catalog/shop'),
  );
  const discovery = discover({ entities, config, fallbackMesh: meshes[0] });
  return Object.keys(discovery.services).flatMap(
    id =>
      configureService(id, {
        discovery,
        config,
        target: resolveTarget({ mesh, config, providers }),
        provider: providerOf(mesh, providers),
        meshes,
        rules: [],
      }).manifests,
  );
}

describe('what is rendered for the shop', () => {
  it.each(meshes)('is explained down to every value, for %s', async mesh => {
    const manifests = await renderShop(mesh);
    const leaves = manifests.flatMap(manifest =>
      leavesOf(manifest.object as Json).map(pointer => ({
        place: `${manifest.file}#${pointer}`,
        ...explainPointer(manifest, pointer),
      })),
    );
    expect(leaves.length).toBeGreaterThan(50);
    expect(leaves.filter(({ chain }) => chain.length === 0)).toEqual([]);
    // A value of the body that nothing set stands with something that was set.
    const bare = leaves.filter(
      ({ place, chain, then }) =>
        place.includes('#/spec/') && then === 'with' && chain.length < 2,
    );
    expect(bare.map(({ place }) => place)).toEqual([]);
  });
});
