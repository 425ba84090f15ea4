import { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/**
 * Inputs that say which pull request is opened where, and as whom.
 *
 * @internal
 */
export const publishInputs = {
  repoUrl: (z: Z) =>
    z.string({
      description:
        'Repository, in the form host?owner=owner&repo=repo as the scaffolder names it',
    }),
  repoBranch: (z: Z) =>
    z
      .string({
        description:
          'Branch that the pull request is to be merged into; by default the default branch',
      })
      .optional(),
  branchName: (z: Z) => z.string({ description: 'Branch to make' }),
  description: (z: Z) =>
    z.string({ description: 'What the pull request says, in Markdown' }),
  token: (z: Z) =>
    z
      .string({
        description:
          'Token of a user to do it as; by default that of app-config integrations',
      })
      .optional(),
};
