import {
  getGerritCloneRepoUrl,
  getGerritRequestOptions,
  parseGerritJsonResponse,
} from '@backstage/integration';
import { callApi } from './callApi';
import { Host, Reach } from './Host';

interface Change {
  _number: number;
  current_revision: string;
  revisions: Record<string, { commit: { message: string } }>;
}

/** The branch that a change would have elsewhere; the template writes it into the commit. */
const branchOf = ({ revisions, current_revision: current }: Change) =>
  /^Mesh-Branch: (\S+)$/m.exec(revisions[current].commit.message)?.[1] ?? '';

/**
 * Gerrit, by its REST API. A token of a user does not matter: it knows passwords alone.
 *
 * @internal
 */
export async function gerritHost(reach: Reach): Promise<Host> {
  const { host, place, rootUrl, integrations } = reach;
  const { config } = integrations.gerrit.byHost(host)!;
  const headers =
    (getGerritRequestOptions(config).headers as Record<string, string>) ?? {};
  const prefix = config.password ? '/a' : '';
  const query = `project:"${place.repo}" branch:"${place.branch}" status:open`;
  return {
    remote: getGerritCloneRepoUrl(config, rootUrl),
    gitHeaders: headers,
    maxDescription: 15_000,
    async listPullRequests() {
      const response = await callApi(
        `${config.baseUrl}${prefix}/changes/?${new URLSearchParams({
          q: query,
          n: '100',
        })}&o=CURRENT_REVISION&o=CURRENT_COMMIT`,
        headers,
      );
      const changes = (await parseGerritJsonResponse(
        response as never,
      )) as Change[];
      return changes.map(change => ({
        branch: branchOf(change),
        url: `${config.baseUrl}/c/${place.repo}/+/${change._number}`,
      }));
    },
  };
}
