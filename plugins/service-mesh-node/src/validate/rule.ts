import {
  Consequence,
  Fix,
  JsonObject,
  JsonPointer,
  KubernetesObject,
  Layer,
  Origin,
  Range,
  Service,
  ServiceId,
  ServiceIdentity,
  Severity,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../provider';

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
 * A service of the catalog with its policy, and the mesh and environment that it is configured for.
 *
 * @public
 */
export interface CatalogService {
  input: ServiceInput;
  target: Target;
}

/**
 * What a catalog says of the services that documents may be about.
 *
 * @public
 */
export interface CatalogFacts {
  services: readonly CatalogService[];
  /** Identities of the services and of those that call them. */
  identities: Readonly<Record<ServiceId, ServiceIdentity>>;
  /** Whether some of it is hidden from who asks, so that what it lacks decides nothing. */
  isPartial?: boolean;
  /** Whether these are some services and not all that there are, so that nothing follows for documents about others. */
  isExcerpt?: boolean;
}

/**
 * What is known beside the documents.
 *
 * @public
 */
export interface RuleFacts {
  /** The service the documents were rendered from; absent for configuration from elsewhere. */
  service?: Service;
  /** What the catalog says; absent where no catalog is at hand. */
  catalog?: CatalogFacts;
  /** Whether the documents are all there is, so that what they lack does not exist. */
  closedWorld: boolean;
  /** The release that runs, as `<major>.<minor>` by provider, and of the Gateway API as `gatewayApi`; an absent one is not known. */
  versions: Readonly<Record<string, string>>;
  /** The channel of the Gateway API's definitions; absent where it is not known. */
  gatewayApiChannel?: 'standard' | 'experimental';
  /** The settings of the mesh as a whole, in the words of the mesh; `null` where they are not known. */
  meshConfig: JsonObject | null;
  /** The date, as `YYYY-MM-DD`; `null` where it is not known. */
  today: string | null;
}

/**
 * What a rule may look at.
 *
 * @public
 */
export interface RuleContext extends RuleFacts {
  documents: readonly ManifestDocument[];
  /** Documents of a kind, in the order of the input. */
  ofKind(...kinds: string[]): readonly ManifestDocument[];
  /**
   * Whether the documents hold all that there is in a namespace, so that what they lack of it does not exist. Where this
   * is false, a rule that misses an object is undecided.
   *
   * @param namespace - `null` for objects that name none
   */
  holdsNamespace(namespace: string | null): boolean;
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
  /** The source of the faulty value, where the document does not tell. */
  origin?: Origin;
  /** The entity that the hit is about, where it is about one of the catalog. */
  entityRef?: string;
  /** Codes of other tools for this hit, where they differ from the rule's. */
  equivalents?: readonly string[];
  /** Severity of this hit, where it differs from the rule's. */
  severity?: Severity;
  /** Consequence of this hit, where it differs from the rule's. */
  consequence?: Consequence;
}

/**
 * Marks a hit as one that needs more facts than the input holds: `{ document, pointer, message, ...undecided('needs …') }`.
 *
 * @public
 */
export function undecided(
  needs: `needs ${string}`,
): Pick<RuleHit, 'undecided'> {
  return { undecided: needs };
}

/**
 * A fault as a reader of the rule's page sees it, and its mend. Both are run by tests.
 *
 * @public
 */
export interface RuleExample {
  /** YAML in which the rule finds something for certain. Entities of a catalog in it are what is known of the services. */
  bad: string;
  /** The same as it should be: YAML in which no rule finds an error or a warning. */
  good: string;
  /** What is known beside the YAML, where the rule needs it. */
  facts?: Partial<RuleFacts>;
  /** Most characters of the file that are read, where fewer than usual show the fault. */
  maxLength?: number;
  /** CustomResourceDefinitions as YAML, where the rule needs some. */
  crds?: string;
}

/**
 * What is said of a rule.
 *
 * @public
 */
export interface RuleInfo {
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
  /** Absent where the rule decides nothing, or where a text that shows the fault would be too long to read. */
  example?: RuleExample;
}

/**
 * A rule: data, and one small function. It never throws on objects of any shape.
 *
 * @public
 */
export interface Rule extends RuleInfo {
  /**
   * Whether the rule says what a control plane does about an object that the API server took: it is silent about a place
   * that a schema rule rejects, and about what is around and inside it, so that one fault is one finding.
   */
  yieldsToSchema?: boolean;
  check(context: RuleContext): RuleHit[];
}
