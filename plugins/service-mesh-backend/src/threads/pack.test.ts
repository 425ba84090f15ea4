import { readMeshConfig } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testCatalog } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { pack, unpack } from './pack';

describe('what is packed for a thread', () => {
  const optionsOf = (entities = testCatalog()) => ({
    entities,
    config: readMeshConfig({}),
    environment: 'default',
    fallbackMesh: 'test',
  });

  it('is the same once it is there', () => {
    const options = optionsOf();
    expect(unpack(structuredClone(pack(options)))).toEqual(options);
  });

  it('is written once for each entity, however many services it goes with', () => {
    const [entity, ...others] = testCatalog();
    const written = jest.fn(() => ({ ...entity, toJSON: undefined }));
    const watched = { ...entity, toJSON: written };
    const [first] = pack(optionsOf([watched, ...others])).entities;
    const [second] = pack(optionsOf([watched])).entities;
    expect(second).toBe(first);
    expect(written).toHaveBeenCalledTimes(1);
  });
});
