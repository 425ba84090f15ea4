import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { RepoPlace, Scm, scms } from './scm';

/**
 * A folder of a repository that pull requests can be opened for.
 *
 * @internal
 */
export interface RepoLocation extends RepoPlace {
  /** Type of the integration, for example `github`. */
  scm: string;
  /** The repository as the scaffolder names it: `host?owner=owner&repo=repo`. */
  repoUrl: string;
  /** The root of the repository at its branch, for URL readers. */
  rootUrl: string;
}

function segmentsOf(url: URL): string[] | null {
  const encoded = url.pathname.split('/').filter(Boolean);
  try {
    const segments = encoded.map(decodeURIComponent);
    return segments.some(name => /[/\\]/.test(name) || /^\.\.?$/.test(name))
      ? null
      : segments;
  } catch {
    return null;
  }
}

function located(
  type: string,
  scm: Scm,
  url: URL,
  place: RepoPlace,
): RepoLocation {
  return {
    ...place,
    scm: type,
    repoUrl: `${url.host}?${new URLSearchParams(scm.repoUrl(place))}`,
    rootUrl: `${url.origin}/${scm.root(place)}`,
  };
}

/**
 * Reads a config location as the source code management of its host shows folders; `null` for a host that app-config does not
 * integrate, one whose pull requests nothing here opens, and any other form.
 *
 * @internal
 */
export function parseConfigLocation(
  configLocation: string | null,
  integrations: ScmIntegrationRegistry,
): RepoLocation | null {
  const address = configLocation?.replace(/^url:/, '') ?? '';
  if (!URL.canParse(address)) {
    return null;
  }
  const url = new URL(address);
  const type = integrations.byHost(url.host)?.type ?? '';
  const segments = segmentsOf(url);
  if (!Object.hasOwn(scms, type) || segments === null) {
    return null;
  }
  const place = scms[type].read(segments, url.searchParams);
  return place && located(type, scms[type], url, place);
}

/**
 * Reads a folder of a repository that a user has picked.
 *
 * @throws InputError for one that names no repository, or whose host app-config does not integrate.
 * @internal
 */
export function parseRepoLocation(
  repoUrl: string,
  { branch, path }: Pick<RepoPlace, 'branch' | 'path'>,
  integrations: ScmIntegrationRegistry,
): RepoLocation {
  const url = URL.canParse(`https://${repoUrl}`)
    ? new URL(`https://${repoUrl}`)
    : null;
  const type = url ? integrations.byHost(url.host)?.type ?? '' : '';
  const { owner, workspace, project, repo } = Object.fromEntries(
    url?.searchParams ?? [],
  );
  if (!url || !repo) {
    throw new InputError(
      `'${repoUrl}' names no repository; write it as host?owner=owner&repo=repo`,
    );
  }
  if (!Object.hasOwn(scms, type)) {
    throw new InputError(
      `No pull request can be opened at ${
        url.host
      }: app-config integrates it as ${
        type || 'nothing'
      }, and there is an action for ${Object.keys(scms).join(', ')}`,
    );
  }
  const isUp = path.split(/[/\\]/).includes('..') || /^[/\\]/.test(path);
  if (isUp) {
    throw new InputError(
      `The folder '${path}' leaves its repository; name one inside it`,
    );
  }
  const place = {
    owner: owner ?? workspace ?? project ?? '',
    repo,
    branch,
    path: path.replace(/^\.\//, '').replace(/\/+$/, '').replace(/^\.$/, ''),
  };
  return { ...located(type, scms[type], url, place), repoUrl };
}
