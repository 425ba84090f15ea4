import { Sourced } from '../model';
import { PolicyLeaf, PolicyValues } from './leaves';

/**
 * Policy settings with the source of each; a setting that nobody set and that has no default is absent.
 *
 * @public
 */
export type ResolvedPolicy = {
  [L in PolicyLeaf]?: Sourced<PolicyValues[L]>;
};

/**
 * The policy of one service.
 *
 * @public
 */
export interface MeshPolicy {
  /** What holds for the service as a whole. */
  service: ResolvedPolicy;
  /** What holds for each operation by id: the settings that may differ, complete. */
  operations: Record<string, ResolvedPolicy>;
  /** What holds for requests that no operation describes. */
  catchAll: ResolvedPolicy;
}
