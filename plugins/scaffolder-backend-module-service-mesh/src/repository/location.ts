import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { RepoPlace } from './scm';
import { scms } from './scms';

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

function namesIn(path: string): string[] | null {
  const encoded = path.split('/').filter(Boolean);
  try {
    const names = encoded.map(decodeURIComponent);
    return names.some(name => /[/\\]/.test(name) || /^\.\.?$/.test(name))
      ? null
      : names;
  } catch {
    return null;
  }
}

/** The address that the pages of a host begin with, without a slash at its end. */
const pagesOf = (
  type: string,
  url: URL,
  integrations: ScmIntegrationRegistry,
): string =>
  (scms[type].pages?.(integrations, url.host) ?? url.origin).replace(
    /\/+$/,
    '',
  );

function located(
  type: string,
  url: URL,
  place: RepoPlace,
  integrations: ScmIntegrationRegistry,
): RepoLocation {
  const { repoUrl, root } = scms[type];
  return {
    ...place,
    scm: type,
    repoUrl: `${url.host}?${new URLSearchParams(repoUrl(place))}`,
    rootUrl: `${pagesOf(type, url, integrations)}/${root(place)}`,
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
  if (!Object.hasOwn(scms, type)) {
    return null;
  }
  const pages = new URL(pagesOf(type, url, integrations)).pathname;
  const names = url.pathname.startsWith(pages)
    ? namesIn(url.pathname.slice(pages.length))
    : null;
  const { read, needsBranch = false } = scms[type];
  const place = names && read(names, url.searchParams);
  return place && (place.branch || !needsBranch)
    ? located(type, url, place, integrations)
    : null;
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
  const parameters = Object.fromEntries(url?.searchParams ?? []);
  const { repo } = parameters;
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
  const owner = scms[type].owner(parameters);
  if (owner === undefined) {
    throw new InputError(
      `'${repoUrl}' does not say what the repository is in, such as its owner, workspace, project or organization`,
    );
  }
  if (scms[type].needsBranch && !branch) {
    throw new InputError(
      `Name the branch of '${repoUrl}': its files can be read at a branch only`,
    );
  }
  const isOutside =
    path.split(/[/\\]/).some(name => /^(\.\.|\.git)$/i.test(name)) ||
    /^[/\\]/.test(path);
  if (isOutside) {
    throw new InputError(
      `The folder '${path}' leaves its repository; name one inside it`,
    );
  }
  const place = {
    owner,
    repo,
    branch,
    path: path.replace(/^\.\//, '').replace(/\/+$/, '').replace(/^\.$/, ''),
  };
  return { ...located(type, url, place, integrations), repoUrl };
}
