import {
  Consequence,
  Fix,
  JsonPointer,
  KubernetesObject,
  Layer,
  Origin,
  Range,
  Service,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A Kubernetes object to check, with the way back to its text.
 *
 * @public
 */
export interface ManifestDocument {
  object: KubernetesObject;
  file: string;
  /** Where a value or its key stands, or the nearest parent of one that is missing. */
  locate(pointer: JsonPointer, part?: 'key' | 'value'): Range;
  /** Origins of the values, where the object was rendered here. */
  origins?: Record<JsonPointer, Origin>;
}

/**
 * What a rule may look at.
 *
 * @public
 */
export interface RuleContext {
  documents: readonly ManifestDocument[];
  /** Documents of a kind, in the order of the input. */
  ofKind(...kinds: string[]): readonly ManifestDocument[];
  /** The service the documents were rendered from; absent for configuration from elsewhere. */
  service?: Service;
}

/**
 * A fault that a rule found.
 *
 * @public
 */
export interface RuleHit {
  document: ManifestDocument;
  pointer: JsonPointer;
  /** Whether the key at the pointer is at fault rather than the value. */
  part?: 'key' | 'value';
  /** One sentence with the concrete names. */
  message: string;
  params?: Record<string, string | number | boolean>;
  /** Other documents that take part. */
  related?: { document: ManifestDocument; pointer: JsonPointer }[];
  /** What is missing to decide, as `needs …`. */
  undecided?: string;
  fix?: Fix;
  /** Severity of this hit, where it differs from the rule's. */
  severity?: Severity;
  /** Consequence of this hit, where it differs from the rule's. */
  consequence?: Consequence;
}

/**
 * A rule: data, and one small function. It never throws on objects of any shape.
 *
 * @public
 */
export interface Rule {
  /** `<area>/<what-is-wrong>`; never renamed or reused. */
  code: string;
  /** What the rule asks for, in a few words. */
  title: string;
  severity: Severity;
  layer: Layer;
  consequence: Consequence;
  /** What goes wrong otherwise, with the source of the fact. */
  why: string;
  /** Codes of other tools with the same meaning. */
  equivalents: readonly string[];
  check(context: RuleContext): RuleHit[];
}
