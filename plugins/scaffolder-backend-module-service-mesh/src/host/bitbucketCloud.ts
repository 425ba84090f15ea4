import {
  BitbucketCloudIntegrationConfig,
  getBitbucketCloudOAuthToken,
} from '@backstage/integration';
import { basic, callApi } from './callApi';
import { Host, Reach } from './Host';

interface PullRequest {
  source: { branch: { name: string } };
  links: { html: { href: string } };
}

/** What is shown to the API and to Git: they want other user names for one token. */
async function headersFor(
  {
    clientId,
    clientSecret,
    username,
    token: configured,
    appPassword,
  }: BitbucketCloudIntegrationConfig,
  token?: string,
) {
  const bearer =
    token ??
    (clientId && clientSecret
      ? await getBitbucketCloudOAuthToken(clientId, clientSecret)
      : undefined) ??
    (username ? undefined : configured);
  if (bearer) {
    return {
      headers: { Authorization: `Bearer ${bearer}` },
      gitHeaders: basic('x-token-auth', bearer),
    };
  }
  const secret = configured ?? appPassword ?? '';
  return {
    headers: basic(username ?? '', secret),
    gitHeaders: basic(
      configured ? 'x-bitbucket-api-token-auth' : username ?? '',
      secret,
    ),
  };
}

/**
 * Bitbucket Cloud, by its REST API 2.0.
 *
 * @internal
 */
export async function bitbucketCloudHost(reach: Reach): Promise<Host> {
  const { host, place, integrations, token } = reach;
  const { config } = integrations.bitbucketCloud.byHost(host)!;
  const { headers, gitHeaders } = await headersFor(config, token);
  const repository = `${place.owner}/${place.repo}`;
  return {
    remote: `https://${host}/${repository}.git`,
    gitHeaders,
    maxDescription: 60_000,
    async listPullRequests() {
      const response = await callApi(
        `${config.apiBaseUrl}/repositories/${repository}/pullrequests?state=OPEN&pagelen=50`,
        headers,
      );
      const { values }: { values: PullRequest[] } = await response.json();
      return values.map(({ source, links }) => ({
        branch: source.branch.name,
        url: links.html.href,
      }));
    },
  };
}
