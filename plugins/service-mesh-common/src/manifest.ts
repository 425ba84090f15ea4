import { Json, JsonObject, JsonPointer } from './json';
import { Origin } from './model';

/**
 * A Kubernetes object as JSON.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [key: string]: Json | undefined;
  };
  spec?: JsonObject;
  [key: string]: Json | undefined | KubernetesObject['metadata'];
}

/**
 * When a manifest is applied; a phase is safe once all before it are in place.
 *
 * 0 labels, version Services, authentications · 1 DestinationRule, Server at audit · 2 routes · 3 ALLOW · 4 STRICT, deny
 *
 * @public
 */
export type Phase = 0 | 1 | 2 | 3 | 4;

/**
 * One rendered object. A `patch` holds only the fields to change of an object that somebody else owns.
 *
 * @public
 */
export interface Manifest {
  object: KubernetesObject;
  role: 'own' | 'patch';
  phase: Phase;
  /** Path below the config location, `/` between folders. */
  file: string;
  /** It takes the place, name and file of an object that was there before. */
  adopted?: true;
  /** Origin of each value that policy, a fact or a default set. */
  origins: Record<JsonPointer, Origin>;
}

/**
 * A place in a text: 1-based line and column.
 *
 * @public
 */
export interface Position {
  line: number;
  column: number;
}

/**
 * A stretch of text; the end is exclusive.
 *
 * @public
 */
export interface Range {
  start: Position;
  end: Position;
}

/**
 * Where a value stands in its text, and its key where it is a member of a mapping.
 *
 * @public
 */
export interface Place {
  key: Range | null;
  value: Range;
}

/**
 * Maps each value of a document to its place in the text.
 *
 * @public
 */
export type SourceMap = Record<JsonPointer, Place>;
