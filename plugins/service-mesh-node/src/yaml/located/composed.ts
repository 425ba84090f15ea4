import { Node, Stretch } from './node';

/**
 * What a document holds, with the faults that make it no syntax error.
 *
 * @internal
 */
export interface Composed {
  root: Node;
  /** Keys that a mapping holds twice. */
  duplicates: { key: string; at: Stretch }[];
  /** Plain words that only YAML 1.1 and Kubernetes take for booleans. */
  oldBooleans: { word: string; isKey: boolean; at: Stretch }[];
  /** Whether a mapping has a key that is no scalar, as the braces of a template have. */
  hasComplexKeys: boolean;
}
