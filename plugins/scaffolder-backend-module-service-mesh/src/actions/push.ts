import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { pushBranch } from '../git/workingCopy';
import { hostOf } from '../host/hostOf';
import { parseRepoLocation } from '../repository/location';
import { publishInputs } from './publishInputs';
import { examples } from './push.examples';

/**
 * The action `service-mesh:push`.
 *
 * @internal
 */
export function createPushAction(options: {
  author: { name: string; email: string };
  integrations: ScmIntegrationRegistry;
  requireToken: boolean;
}) {
  const { author, integrations, requireToken } = options;

  return createTemplateAction({
    id: 'service-mesh:push',
    description:
      'Pushes what has changed in a clone of service-mesh:clone as a new branch with one commit',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...publishInputs,
        title: z => z.string({ description: 'First line of the commit' }),
        sourcePath: z =>
          z
            .string({
              description:
                'Folder of the workspace with the clone; by default .clone',
            })
            .optional(),
      },
      output: {
        commit: z => z.string({ description: 'Id of the commit' }),
      },
    },
    async handler(ctx) {
      const {
        repoUrl,
        repoBranch = '',
        branchName,
        title,
        description,
        sourcePath = '.clone',
        token,
      } = ctx.input;
      const dir = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      const location = parseRepoLocation(
        repoUrl,
        { branch: repoBranch, path: '' },
        integrations,
      );
      if (ctx.isDryRun) {
        ctx.logger.info(`Would push the branch ${branchName}`);
        ctx.output('commit', '');
        return;
      }
      const host = await hostOf(location, {
        integrations,
        token,
        requireToken,
      });
      const commit = await pushBranch(host, {
        dir,
        branch: branchName,
        message: `${title}\n\n${description}\n`,
        author,
      });
      ctx.logger.info(`Pushed the branch ${branchName} to ${host.remote}`);
      ctx.output('commit', commit);
    },
  });
}
