import { Json, JsonPointer } from '../json';

/**
 * Where a value was set.
 *
 * - `annotation`: on a catalog entity
 * - `entity`: another field of a catalog entity, such as a relation or its name
 * - `definition`: inside an API definition
 * - `config`: app-config
 * - `manifest`: read from existing manifests
 * - `default`: a built-in default, named by `rule`
 * - `redacted`: something the reader may not see
 *
 * @public
 */
export type OriginSource =
  | 'annotation'
  | 'entity'
  | 'definition'
  | 'config'
  | 'manifest'
  | 'default'
  | 'redacted';

/**
 * The source of one value: what to open to change it, and what it overrode.
 *
 * @public
 */
export interface Origin {
  source: OriginSource;
  /** The entity that holds the value, for `annotation`, `entity` and `definition`. */
  entityRef?: string;
  /** Place inside the entity, the definition or app-config. */
  pointer?: JsonPointer;
  /** The policy setting that the value is or follows from; absent for facts. */
  leaf?: string;
  /** Another policy setting, which makes the value hold here too. */
  through?: string;
  /** The built-in default or derivation that produced the value, in words a person can search for. */
  rule?: string;
  /** The value that this source set; kept on overridden origins, where it is not visible otherwise. */
  value?: Json;
  /** Weaker sources that set the same value, strongest first. */
  overrode?: Origin[];
}

/**
 * A value together with its source.
 *
 * @public
 */
export interface Sourced<T> {
  value: T;
  origin: Origin;
}

/**
 * How far a fact can be trusted: somebody wrote it down (`stated`), it was read from manifests or a cluster (`read`),
 * or it is a convention (`assumed`). What is assumed is never enforced.
 *
 * @public
 */
export type Confidence = 'stated' | 'read' | 'assumed';

/**
 * A sourced value about the world, with how far it can be trusted.
 *
 * @public
 */
export interface Fact<T> extends Sourced<T> {
  confidence: Confidence;
}
