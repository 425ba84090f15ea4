import { Mesh } from './mesh';

/**
 * The part of a service that a loss is about; absent lists mean all of them.
 *
 * @public
 */
export interface LossScope {
  operations?: string[];
  callers?: string[];
}

/**
 * Something the policy asks for that a mesh cannot express.
 *
 * @public
 */
export interface Loss {
  mesh: Mesh;
  /** The policy leaf that is lost. */
  leaf: string;
  scope: LossScope;
  reason: string;
  /** What to do instead. */
  alternative: string;
}
