import { InputError } from '@backstage/errors';
import { DefaultAzureDevOpsCredentialsProvider } from '@backstage/integration';
import { basic, callApi } from './callApi';
import { Host, Reach } from './Host';

/** Version of the API that Azure DevOps Server 2020 speaks too. */
const API_VERSION = 'api-version=6.0';

const HEADS = 'refs/heads/';

interface PullRequest {
  pullRequestId: number;
  sourceRefName: string;
}

async function headersFor({ rootUrl, integrations, token }: Reach) {
  if (token) {
    return { Authorization: `Bearer ${token}` };
  }
  const credentials =
    await DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
      integrations,
    ).getCredentials({ url: rootUrl });
  if (!credentials) {
    throw new InputError(
      `app-config integrations.azure holds no credentials for ${rootUrl}`,
    );
  }
  return credentials.type === 'pat'
    ? basic('', credentials.token)
    : { Authorization: `Bearer ${credentials.token}` };
}

/**
 * Azure DevOps, by its REST API.
 *
 * @internal
 */
export async function azureHost(reach: Reach): Promise<Host> {
  const { host, place } = reach;
  const headers = await headersFor(reach);
  const [owner, repo] = [
    encodeURI(place.owner),
    encodeURIComponent(place.repo),
  ];
  const remote = `https://${host}/${owner}/_git/${repo}`;
  const api = `https://${host}/${owner}/_apis/git/repositories/${repo}/pullrequests?${API_VERSION}`;
  const urlOf = ({ pullRequestId }: PullRequest) =>
    `${remote}/pullrequest/${pullRequestId}`;
  return {
    remote,
    gitHeaders: headers,
    maxDescription: 4_000,
    async listPullRequests() {
      const response = await callApi(
        `${api}&searchCriteria.status=active&$top=100`,
        headers,
      );
      const { value }: { value: PullRequest[] } = await response.json();
      return value.map(each => ({
        branch: each.sourceRefName.replace(HEADS, ''),
        url: urlOf(each),
      }));
    },
    async openPullRequest({ branch, base, title, description }) {
      const response = await callApi(api, headers, {
        sourceRefName: HEADS + branch,
        targetRefName: HEADS + base,
        title,
        description,
      });
      return urlOf(await response.json());
    },
  };
}
