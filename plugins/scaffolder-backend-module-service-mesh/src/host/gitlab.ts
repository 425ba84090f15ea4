import { getGitLabRequestOptions } from '@backstage/integration';
import { basic, callApi } from './callApi';
import { Host, Reach } from './Host';

interface MergeRequest {
  source_branch: string;
  web_url: string;
}

/**
 * GitLab, by its REST API v4.
 *
 * @internal
 */
export async function gitlabHost(reach: Reach): Promise<Host> {
  const { host, place, integrations, token } = reach;
  const { config } = integrations.gitlab.byHost(host)!;
  const { headers } = getGitLabRequestOptions(config, token);
  const project = `${place.owner}/${place.repo}`;
  return {
    remote: `${config.baseUrl}/${project}.git`,
    gitHeaders: basic('oauth2', token ?? config.token ?? ''),
    maxDescription: 1_000_000,
    async listPullRequests() {
      const response = await callApi(
        `${config.apiBaseUrl}/projects/${encodeURIComponent(
          project,
        )}/merge_requests?state=opened&per_page=100`,
        headers as Record<string, string>,
      );
      const open: MergeRequest[] = await response.json();
      return open.map(({ source_branch: branch, web_url: url }) => ({
        branch,
        url,
      }));
    },
  };
}
