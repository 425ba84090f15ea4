import { getBitbucketServerRequestOptions } from '@backstage/integration';
import { callApi } from './callApi';
import { Host, Reach } from './Host';

interface PullRequest {
  fromRef: { displayId: string };
  links: { self: { href: string }[] };
}

/**
 * Bitbucket Server, by its REST API 1.0.
 *
 * @internal
 */
export async function bitbucketServerHost(reach: Reach): Promise<Host> {
  const { host, place, integrations, token } = reach;
  const { config } = integrations.bitbucketServer.byHost(host)!;
  const { apiBaseUrl } = config;
  const options = getBitbucketServerRequestOptions({
    ...config,
    token: token ?? config.token,
  });
  const headers = options.headers as Record<string, string>;
  const [project, repo] = [place.owner, place.repo].map(encodeURIComponent);
  return {
    remote: `${
      new URL(apiBaseUrl!).protocol
    }//${host}/scm/${project}/${repo}.git`,
    gitHeaders: headers,
    maxDescription: 32_000,
    async listPullRequests() {
      const response = await callApi(
        `${apiBaseUrl}/projects/${project}/repos/${repo}/pull-requests?state=OPEN&limit=100`,
        headers,
      );
      const { values }: { values: PullRequest[] } = await response.json();
      return values.map(({ fromRef, links }) => ({
        branch: fromRef.displayId,
        url: links.self[0].href,
      }));
    },
  };
}
