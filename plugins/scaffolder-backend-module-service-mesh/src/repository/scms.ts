import { azure } from './azure';
import { bitbucketCloud, bitbucketServer } from './bitbucket';
import { github, gitea, gitlab } from './forges';
import { gerrit } from './gerrit';
import { Scm } from './scm';

/**
 * The source code managements that pull requests are opened at, by the type of their integration.
 *
 * @internal
 */
export const scms: Readonly<Record<string, Scm>> = {
  azure,
  bitbucketCloud,
  bitbucketServer,
  gerrit,
  gitea,
  github,
  gitlab,
};
