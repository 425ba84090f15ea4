import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { hostOf } from '../host/hostOf';
import { parseRepoLocation } from '../repository/location';
import { publishInputs } from './publishInputs';
import { examples } from './pullRequest.examples';

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
      },
      output: {
        pullRequestUrl: z =>
          z.string({ description: 'Address of the pull request' }),
      },
    },
    async handler(ctx) {
      const { repoUrl, repoBranch, branchName, title, description, token } =
        ctx.input;
      const location = parseRepoLocation(
        repoUrl,
        { branch: repoBranch, path: '' },
        integrations,
      );
      if (ctx.isDryRun) {
        ctx.logger.info(`Would open a pull request for ${branchName}`);
        ctx.output('pullRequestUrl', location.rootUrl);
        return;
      }
      const { openPullRequest, remote } = await hostOf(location, {
        integrations,
        token,
        requireToken,
      });
      if (!openPullRequest) {
        throw new InputError(
          `Pull requests at ${location.scm} are opened by an action of the scaffolder; use that`,
        );
      }
      const url = await ctx.checkpoint({
        key: `create.pr.${repoUrl}.${branchName}`,
        fn: () =>
          openPullRequest({
            branch: branchName,
            base: repoBranch,
            title,
            description,
          }).catch(({ name, message }: Error) => {
            throw new InputError(
              `The branch '${branchName}' is at ${remote}, but no pull request could be opened for it. Check that the token of its host may do so, delete the branch, and run this again (${name}: ${message})`,
            );
          }),
      });
      ctx.logger.info(`Opened ${url}`);
      ctx.output('pullRequestUrl', url);
    },
  });
}
