import { ScmIntegrationRegistry } from '@backstage/integration';

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
  /** Whether its files can be read at a branch that is named only. */
  needsBranch?: boolean;
  /** Reads the address of a folder or file; `null` where it is of another form. A branch is taken to hold no slash. */
  read(segments: readonly string[], query: URLSearchParams): RepoPlace | null;
  /** The root of a repository at a branch, as URL readers understand it: path and query. */
  root(place: RepoPlace): string;
  /** The parameters by which the scaffolder names a repository. */
  repoUrl(place: RepoPlace): Record<string, string>;
  /** What a repository is in, by these parameters; `undefined` where they do not tell. */
  owner(
    parameters: Readonly<Record<string, string | undefined>>,
  ): string | undefined;
  /** The address below which the pages of all repositories are, where that may be more than the host. */
  pages?(
    integrations: ScmIntegrationRegistry,
    host: string,
  ): string | undefined;
}
