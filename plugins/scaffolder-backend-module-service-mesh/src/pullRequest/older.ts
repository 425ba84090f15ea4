import { InputError } from '@backstage/errors';
import { Host } from '../host/Host';
import { haveOneSubject } from './branchName';

/**
 * Addresses of the open pull requests on the same subject with other files, the newest first as the host lists them.
 *
 * @param branch - that of the pull request to come
 * @throws InputError where the host does not tell, before anything is written there.
 * @internal
 */
export async function olderPullRequests(
  { listPullRequests, remote }: Host,
  branch: string,
): Promise<string[]> {
  const open = await listPullRequests().catch(({ name, message }: Error) => {
    throw new InputError(
      `Cannot read the pull requests of ${remote}. Check that the token of its host may read and open them (${name}: ${message})`,
    );
  });
  const same = open.find(each => each.branch === branch);
  if (same) {
    throw new InputError(
      `A pull request with these very files is open already: ${same.url}`,
    );
  }
  return [...open]
    .filter(each => haveOneSubject(branch, each.branch))
    .map(({ url }) => url);
}
