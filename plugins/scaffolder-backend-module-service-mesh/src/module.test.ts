import { startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleServiceMesh from './index';

describe('scaffolderModuleServiceMesh', () => {
  it('adds the actions to the scaffolder', async () => {
    const addActions = jest.fn();

    await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [scaffolderModuleServiceMesh],
    });

    expect(
      addActions.mock.calls
        .flat()
        .map(({ id, supportsDryRun, examples }) => [
          id,
          supportsDryRun,
          examples.length > 0,
        ]),
    ).toEqual([
      ['service-mesh:clone', true, true],
      ['service-mesh:diff', true, true],
      ['service-mesh:edit-source', true, true],
      ['service-mesh:generate', true, true],
      ['service-mesh:pull-request', true, true],
      ['service-mesh:push', true, true],
      ['service-mesh:validate', true, true],
    ]);
  });
});
