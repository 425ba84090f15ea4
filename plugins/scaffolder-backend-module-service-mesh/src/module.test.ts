import { startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleServiceMesh from './index';

describe('scaffolderModuleServiceMesh', () => {
  it('adds the action to the scaffolder', async () => {
    const addActions = jest.fn();

    await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [scaffolderModuleServiceMesh],
    });

    expect(addActions).toHaveBeenCalledWith(
      expect.objectContaining({
        id: 'service-mesh:generate',
        supportsDryRun: true,
      }),
    );
  });
});
