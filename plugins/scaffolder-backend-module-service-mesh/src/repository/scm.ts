/**
 * A folder or file of a repository, in the parts that all source code managements have.
 *
 * @internal
 */
export interface RepoPlace {
  /** What the repository is in: owner, group, workspace or project, `/` between groups; empty where it is in nothing. */
  owner: string;
  repo: string;
  /** Branch; empty for the default branch. */
  branch: string;
  /** Folder or file in the repository; empty for its root. */
  path: string;
}

/**
 * How one kind of source code management spells places.
 *
 * @internal
 */
export interface Scm {
  /** Reads the address of a folder or file; `null` where it is of another form. A branch is taken to hold no slash. */
  read(segments: readonly string[], query: URLSearchParams): RepoPlace | null;
  /** The root of a repository at a branch, as URL readers understand it: path and query. */
  root(place: RepoPlace): string;
  /** The parameters by which the scaffolder names a repository. */
  repoUrl(place: RepoPlace): Record<string, string>;
}

const encoded = (...names: string[]) =>
  names
    .flatMap(name => name.split('/'))
    .map(encodeURIComponent)
    .join('/');

/** Reads `owner/repo`, or that and words that come before a branch. */
function afterMarks(
  owner: string,
  repo: string | undefined,
  [...rest]: readonly string[],
  marks: readonly (readonly string[])[],
): RepoPlace | null {
  if (!owner || !repo) {
    return null;
  }
  if (rest.length === 0) {
    return { owner, repo, branch: '', path: '' };
  }
  const [branch, ...folders] = rest.slice(marks.length);
  const isMarked = marks.every((words, index) => words.includes(rest[index]));
  return isMarked && branch
    ? { owner, repo, branch, path: folders.join('/') }
    : null;
}

const github: Scm = {
  read: ([owner, repo, ...rest]) =>
    afterMarks(owner, repo, rest, [['tree', 'blob']]),
  root: ({ owner, repo, branch }) =>
    encoded(owner, repo, ...(branch ? ['tree', branch] : [])),
  repoUrl: ({ owner, repo }) => ({ owner, repo }),
};

const gitlab: Scm = {
  read(segments) {
    const end = segments.indexOf('-');
    const project = end < 0 ? segments : segments.slice(0, end);
    const rest = end < 0 ? [] : segments.slice(end);
    const groups = project.slice(0, -1).join('/');
    return afterMarks(groups, project.at(-1), rest, [['-'], ['tree', 'blob']]);
  },
  root: ({ owner, repo, branch }) =>
    encoded(owner, repo, ...(branch ? ['-', 'tree', branch] : [])),
  repoUrl: ({ owner, repo }) => ({ owner, repo }),
};

const bitbucketCloud: Scm = {
  read: ([owner, repo, ...rest]) => afterMarks(owner, repo, rest, [['src']]),
  root: ({ owner, repo, branch }) =>
    encoded(owner, repo, ...(branch ? ['src', branch] : [])),
  // The scaffolder asks for a project, which no address tells and its action does not use.
  repoUrl: ({ owner, repo }) => ({ workspace: owner, project: owner, repo }),
};

const bitbucketServer: Scm = {
  read([projects, owner, repos, repo, browse, ...folders], query) {
    const isPlace =
      projects === 'projects' &&
      repos === 'repos' &&
      (browse === undefined || browse === 'browse');
    return isPlace && owner && repo
      ? {
          owner,
          repo,
          branch: (query.get('at') ?? '').replace(/^refs\/heads\//, ''),
          path: folders.join('/'),
        }
      : null;
  },
  root: ({ owner, repo, branch }) =>
    `${encoded('projects', owner, 'repos', repo, 'browse')}${
      branch ? `?at=${encodeURIComponent(branch)}` : ''
    }`,
  repoUrl: ({ owner, repo }) => ({ project: owner, repo }),
};

/**
 * The source code managements whose stock actions open pull requests, by the type of their integration.
 *
 * @internal
 */
export const scms: Readonly<Record<string, Scm>> = {
  bitbucketCloud,
  bitbucketServer,
  github,
  gitlab,
};
