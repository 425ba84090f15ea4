import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
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

  const workspace = createMockDirectory({ content: { a: '' } });

  it.each(['clone', 'push', 'pull-request'])(
    'has %s ask for a token of the user where app-config does',
    async name => {
      const addActions = jest.fn();
      await startTestBackend({
        extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
        features: [
          scaffolderModuleServiceMesh,
          mockServices.rootConfig.factory({
            data: { scaffolder: { requireScmUserCredentials: true } },
          }),
        ],
      });
      const actions: TemplateAction[] = addActions.mock.calls.flat();
      const action = actions.find(({ id }) => id === `service-mesh:${name}`)!;

      const run = action.handler(
        createMockActionContext({
          workspacePath: workspace.path,
          input: {
            repoUrl: 'gitlab.com?owner=example&repo=config',
            repoBranch: 'main',
            branchName: 'service-mesh/order',
            title: 'Order',
            description: 'Order',
            files: ['a'],
          },
        }) as never,
      );

      await expect(run).rejects.toThrow(
        'No token of the user was given for gitlab.com, and app-config scaffolder.requireScmUserCredentials asks for one',
      );
    },
  );
});
