import { getGiteaRequestOptions } from '@backstage/integration';
import { basic, callApi } from './callApi';
import { Host, Reach } from './Host';

interface PullRequest {
  head: { ref: string };
  html_url: string;
}

/**
 * Gitea, by its REST API v1.
 *
 * @internal
 */
export async function giteaHost(reach: Reach): Promise<Host> {
  const { host, place, integrations, token } = reach;
  const { config } = integrations.gitea.byHost(host)!;
  const headers = token
    ? { Authorization: `token ${token}` }
    : (getGiteaRequestOptions(config).headers as Record<string, string>) ?? {};
  const [owner, repo] = [place.owner, place.repo].map(encodeURIComponent);
  const api = `${config.baseUrl}/api/v1/repos/${owner}/${repo}/pulls`;
  return {
    remote: `${config.baseUrl}/${owner}/${repo}.git`,
    // A token is taken as a password, whatever the name.
    gitHeaders: basic(
      config.username ?? 'oauth2',
      token ?? config.password ?? '',
    ),
    maxDescription: 60_000,
    async listPullRequests() {
      const response = await callApi(`${api}?state=open&limit=50`, headers);
      const open: PullRequest[] = await response.json();
      return open.map(({ head, html_url: url }) => ({ branch: head.ref, url }));
    },
    async openPullRequest({ branch, base, title, description }) {
      const response = await callApi(api, headers, {
        head: branch,
        base,
        title,
        body: description,
      });
      const { html_url: url }: PullRequest = await response.json();
      return url;
    },
  };
}
