import { ScmIntegrationRegistry } from '@backstage/integration';
import { RepoPlace } from '../repository/scm';

/**
 * A pull request that is open.
 *
 * @internal
 */
export interface OpenPullRequest {
  /** Its branch. */
  branch: string;
  url: string;
}

/**
 * A pull request to open.
 *
 * @internal
 */
export interface NewPullRequest {
  branch: string;
  /** Branch to merge into. */
  base: string;
  title: string;
  description: string;
}

/**
 * What hosts a repository: where Git finds it, and which pull requests are open there.
 *
 * @internal
 */
export interface Host {
  /** Address of the repository for Git; it holds no token. */
  remote: string;
  /** Headers by which Git may read and push. */
  gitHeaders: Record<string, string>;
  /** Longest description of a pull request, in characters. */
  maxDescription: number;
  /** The newest that are open, a page of them. */
  listPullRequests(): Promise<OpenPullRequest[]>;
  /** Opens one and returns its address; absent where the scaffolder has an action for it. */
  openPullRequest?(pullRequest: NewPullRequest): Promise<string>;
}

/**
 * How a repository is reached.
 *
 * @internal
 */
export interface Reach {
  /** Host of the repository, as app-config integrates it. */
  host: string;
  place: RepoPlace;
  /** The root of the repository at its branch, for URL readers. */
  rootUrl: string;
  integrations: ScmIntegrationRegistry;
  /** Token of a user; by default that of app-config integrations. */
  token?: string;
}
