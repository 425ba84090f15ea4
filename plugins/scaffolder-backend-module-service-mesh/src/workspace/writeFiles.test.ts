import { createMockDirectory } from '@backstage/backend-test-utils';
import { testServiceConfig } from '../testUtils/serviceConfig';
import { removeFiles, writeFiles } from './writeFiles';

const [manifest] = testServiceConfig().manifests;

describe('writeFiles', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.setContent({ workspace: { mesh: {} } }));

  it('writes each file into the folders it names', async () => {
    await writeFiles(directory.resolve('workspace/mesh'), [manifest]);

    expect(directory.content()).toEqual({
      workspace: {
        mesh: {
          default: {
            shop: {
              order: { 'virtual-service-order.yaml': 'kind: VirtualService\n' },
            },
          },
        },
      },
    });
  });

  it('writes nothing at all if one file would lie outside the folder', async () => {
    const before = directory.content();

    await expect(
      writeFiles(directory.resolve('workspace/mesh'), [
        manifest,
        { ...manifest, file: '../beside.yaml' },
      ]),
    ).rejects.toThrow('outside its parent');

    expect(directory.content()).toEqual(before);
  });

  it('does not follow a link out of the folder', async () => {
    directory.setContent({
      outside: {},
      workspace: { mesh: { default: ctx => ctx.symlink('../../outside') } },
    });

    await expect(
      writeFiles(directory.resolve('workspace/mesh'), [manifest]),
    ).rejects.toThrow('outside its parent');
  });
});

describe('removeFiles', () => {
  const directory = createMockDirectory();

  it('removes what is there, and nothing at all if one lies outside', async () => {
    directory.setContent({ mesh: { 'a.yaml': '' }, 'b.yaml': '' });

    await expect(
      removeFiles(directory.resolve('mesh'), ['a.yaml', '../b.yaml']),
    ).rejects.toThrow('outside its parent');
    await removeFiles(directory.resolve('mesh'), ['a.yaml', 'gone.yaml']);

    expect(directory.content()).toEqual({ mesh: {}, 'b.yaml': '' });
  });
});
