import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clone, hasBranch } from '../git/workingCopy';
import { hostOf } from '../host/hostOf';
import { branchForFiles } from '../pullRequest/branchName';
import { pullRequestDescription } from '../pullRequest/description';
import { olderPullRequests } from '../pullRequest/older';
import { parseRepoLocation } from '../repository/location';
import { readWritten, removeFiles, writeFiles } from '../workspace/writeFiles';
import { examples } from './clone.examples';
import { publishInputs } from './publishInputs';

/** Brings files to a folder of a clone, and takes others out. */
async function bring(
  clonePath: string,
  path: string,
  files: readonly { file: string; yaml: string }[],
  filesToDelete: readonly string[],
): Promise<void> {
  try {
    const folder = resolveSafeChildPath(clonePath, path);
    await writeFiles(folder, files);
    await removeFiles(folder, filesToDelete);
  } catch (error) {
    throw isError(error) && error.name === 'NotAllowedError'
      ? new InputError(
          `Something below '${path}' leads out of the repository, by a symbolic link perhaps. Remove that, or choose another folder.`,
        )
      : error;
  }
}

/**
 * The action `service-mesh:clone`.
 *
 * @internal
 */
export function createCloneAction(options: {
  integrations: ScmIntegrationRegistry;
  requireToken: boolean;
}) {
  const { integrations, requireToken } = options;

  return createTemplateAction({
    id: 'service-mesh:clone',
    description:
      'Clones a repository into the workspace and brings files to it, looks for older pull requests on the same subject, and says so in the description of the one to come',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...publishInputs,
        branchName: z =>
          z.string({
            description:
              'What the branch is called, without the hash of the files that comes behind it',
          }),
        repoPath: z =>
          z
            .string({
              description:
                'Folder of the repository for the files; by default its root',
            })
            .optional(),
        sourcePath: z =>
          z
            .string({
              description:
                'Folder of the workspace that holds the files; by default the workspace itself',
            })
            .optional(),
        files: z =>
          z.array(z.string(), {
            description: 'Files to bring, relative to sourcePath',
          }),
        filesToDelete: z =>
          z
            .array(z.string(), {
              description: 'Files to take out, relative to repoPath',
            })
            .optional(),
        targetPath: z =>
          z
            .string({
              description:
                'Folder of the workspace for the clone; by default .clone',
            })
            .optional(),
      },
      output: {
        path: z =>
          z.string({ description: 'Folder of the workspace with the clone' }),
        baseBranch: z =>
          z.string({
            description:
              'Branch that was cloned: that of the input, or else the default branch',
          }),
        branchName: z =>
          z.string({
            description: 'Branch for these files, with their hash at its end',
          }),
        olderPullRequests: z =>
          z.array(z.string(), {
            description:
              'Addresses of open pull requests on the same subject with other files',
          }),
        description: z =>
          z.string({
            description:
              'Description of the pull request, with links to the older ones and as long as its host takes it',
          }),
      },
    },
    async handler(ctx) {
      const {
        repoUrl,
        repoBranch = '',
        repoPath = '',
        description,
        sourcePath = '.',
        targetPath = '.clone',
        files,
        filesToDelete = [],
        token,
      } = ctx.input;
      const source = resolveSafeChildPath(ctx.workspacePath, sourcePath);
      const target = resolveSafeChildPath(ctx.workspacePath, targetPath);
      const location = parseRepoLocation(
        repoUrl,
        { branch: repoBranch, path: repoPath },
        integrations,
      );
      const texts = await readWritten(source, files);
      const branch = branchForFiles(ctx.input.branchName, texts, filesToDelete);
      ctx.output('path', targetPath);
      ctx.output('branchName', branch);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would clone ${location.rootUrl}`);
        ctx.output('baseBranch', location.branch);
        ctx.output('olderPullRequests', []);
        ctx.output('description', description);
        return;
      }

      const host = await hostOf(location, {
        integrations,
        token,
        requireToken,
      });
      const older = await olderPullRequests(host, branch);
      if (await hasBranch(host, branch)) {
        throw new InputError(
          `The branch '${branch}' is at ${host.remote} already, and no pull request is open for it. Delete it, and run this again.`,
        );
      }
      ctx.output('baseBranch', await clone(host, location.branch, target));
      await bring(target, location.path || '.', texts, filesToDelete);

      ctx.logger.info(
        `Cloned ${host.remote}, brought ${files.length} files and took out ${filesToDelete.length}`,
      );
      older.forEach(url => ctx.logger.info(`Takes the place of ${url}`));
      ctx.output('olderPullRequests', older);
      ctx.output(
        'description',
        pullRequestDescription(description, {
          older,
          limit: host.maxDescription,
        }),
      );
    },
  });
}
