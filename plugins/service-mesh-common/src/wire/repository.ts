import { z } from 'zod/v4';
import { FileComparison } from '../comparison';

/**
 * What the place that the catalog names for the files of a service holds, beside what is generated:
 *
 * - `in-step`: the same
 * - `differs`: something else, in files that tell
 * - `absent`: none of the files
 * - `hidden`: not to be told, since the reader may not see all that the files are made from
 * - `unreachable`: not to be told, for a reason
 *
 * @public
 */
export type RepositoryState =
  | 'in-step'
  | 'differs'
  | 'absent'
  | 'hidden'
  | 'unreachable';

/**
 * A file that differs. What is there is told of our own files alone, since others may be anybody's.
 *
 * @public
 */
export interface RepositoryFile extends FileComparison {
  /** What is there; `null` where nothing is, or nothing of ours. */
  before: string | null;
  /** What is generated; `null` where nothing is any more. */
  after: string | null;
}

/**
 * The answer of `GET /services/:kind/:namespace/:name/repository`.
 *
 * @public
 */
export interface RepositoryCheck {
  /** Folder that the catalog names for the files. */
  location: string;
  state: RepositoryState;
  /** Why it could not be read; `null` where it could. */
  reason: string | null;
  /** Files that differ, in alphabetical order. */
  files: RepositoryFile[];
}

/**
 * Schema of {@link RepositoryCheck}.
 *
 * @public
 */
export const repositoryCheckSchema: z.ZodType<RepositoryCheck> = z.object({
  location: z.string(),
  state: z.enum(['in-step', 'differs', 'absent', 'hidden', 'unreachable']),
  reason: z.string().nullable(),
  files: z.array(
    z.object({
      file: z.string(),
      state: z.enum(['added', 'unchanged', 'changed', 'foreign', 'obsolete']),
      edited: z.enum(['no', 'yes', 'unknown']),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
