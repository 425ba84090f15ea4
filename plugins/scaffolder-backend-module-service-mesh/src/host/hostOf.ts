import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { RepoLocation } from '../repository/location';
import { azureHost } from './azure';
import { bitbucketCloudHost } from './bitbucketCloud';
import { bitbucketServerHost } from './bitbucketServer';
import { gerritHost } from './gerrit';
import { giteaHost } from './gitea';
import { gitlabHost } from './gitlab';
import { Host, Reach } from './Host';

const hosts: Readonly<Record<string, (reach: Reach) => Promise<Host>>> = {
  azure: azureHost,
  bitbucketCloud: bitbucketCloudHost,
  bitbucketServer: bitbucketServerHost,
  gerrit: gerritHost,
  gitea: giteaHost,
  gitlab: gitlabHost,
};

/**
 * The host of a repository, as whoever has given a token, or as app-config integrations say.
 *
 * @throws InputError where the action for its kind does all there is to do, and where app-config asks for a token of the user.
 * @internal
 */
export async function hostOf(
  location: RepoLocation,
  options: {
    integrations: ScmIntegrationRegistry;
    token?: string;
    /** app-config `scaffolder.requireScmUserCredentials` */
    requireToken?: boolean;
  },
): Promise<Host> {
  const { scm, rootUrl } = location;
  const { integrations, token, requireToken = false } = options;
  const { host } = new URL(rootUrl);
  if (!Object.hasOwn(hosts, scm)) {
    throw new InputError(
      `A repository at ${scm} needs no clone: its own action makes the branch`,
    );
  }
  if (requireToken && !token) {
    throw new InputError(
      `No token of the user was given for ${host}, and app-config scaffolder.requireScmUserCredentials asks for one. Set 'token'.`,
    );
  }
  return hosts[scm]({ host, place: location, rootUrl, integrations, token });
}
