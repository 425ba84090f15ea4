import {
  LoggerService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { deleteBranch } from '../git/workingCopy';
import { Host } from '../host/Host';
import { hostOf } from '../host/hostOf';
import { parseRepoLocation } from '../repository/location';
import { publishInputs } from './publishInputs';
import { examples } from './pullRequest.examples';

/**
 * Deletes a branch that this run has made.
 *
 * @returns whether it is gone
 */
async function withdraw(
  host: Host,
  pushed: Parameters<typeof deleteBranch>[1],
  logger: LoggerService,
): Promise<boolean> {
  try {
    await deleteBranch(host, pushed);
    return true;
  } catch (error) {
    logger.warn(`The branch was not deleted. ${error}`);
    return false;
  }
}

/**
 * The action `service-mesh:pull-request`.
 *
 * @internal
 */
export function createPullRequestAction(options: {
  integrations: ScmIntegrationRegistry;
  requireToken: boolean;
}) {
  const { integrations, requireToken } = options;

  return createTemplateAction({
    id: 'service-mesh:pull-request',
    description:
      'Opens a pull request at Azure DevOps or Gitea, where the scaffolder has no action for it, for a branch that is there',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...publishInputs,
        repoBranch: z =>
          z.string({
            description: 'Branch that the pull request is to be merged into',
          }),
        title: z => z.string({ description: 'Title of the pull request' }),
        commit: z =>
          z
            .string({
              description:
                'Commit that service-mesh:push has made the branch with in this run: where no pull request can be opened, the branch is deleted again unless it has moved on; by default it stays',
            })
            .optional(),
        sourcePath: z =>
          z
            .string({
              description:
                'Folder of the workspace with the clone that it was pushed from; by default .clone',
            })
            .optional(),
      },
      output: {
        pullRequestUrl: z =>
          z.string({ description: 'Address of the pull request' }),
      },
    },
    async handler(ctx) {
      const {
        repoUrl,
        repoBranch,
        branchName: branch,
        title,
        description,
        commit,
        sourcePath = '.clone',
        token,
      } = ctx.input;
      const dir = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      const pushed = commit && { dir, branch, commit };
      const location = parseRepoLocation(
        repoUrl,
        { branch: repoBranch, path: '' },
        integrations,
      );
      if (ctx.isDryRun) {
        ctx.logger.info(`Would open a pull request for ${branch}`);
        ctx.output('pullRequestUrl', location.rootUrl);
        return;
      }
      const host = await hostOf(location, {
        integrations,
        token,
        requireToken,
      });
      const { openPullRequest, remote } = host;
      if (!openPullRequest) {
        throw new InputError(
          `Pull requests at ${location.scm} are opened by an action of the scaffolder; use that`,
        );
      }
      const url = await ctx.checkpoint({
        key: `create.pr.${repoUrl}.${branch}`,
        fn: () =>
          openPullRequest({
            branch,
            base: repoBranch,
            title,
            description,
          }).catch(async ({ name, message }: Error) => {
            const [state, next] =
              pushed && (await withdraw(host, pushed, ctx.logger))
                ? ['was deleted again', ' and run this again']
                : [`is still at ${remote}`, ', delete it, and run this again'];
            throw new InputError(
              `No pull request could be opened for the branch '${branch}', which ${state}. Check that the token of its host may do so${next} (${name}: ${message})`,
            );
          }),
      });
      ctx.logger.info(`Opened ${url}`);
      ctx.output('pullRequestUrl', url);
    },
  });
}
