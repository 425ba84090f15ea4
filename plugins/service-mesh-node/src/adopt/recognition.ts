import {
  Json,
  JsonPointer,
  KubernetesObject,
  PolicyLeaf,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What stands for all requests that no operation describes, where a setting is told by operation.
 *
 * @public
 */
export const UNDESCRIBED = '*';

/**
 * A policy setting that an existing object amounts to.
 *
 * @public
 */
export interface RecognisedSetting {
  leaf: PolicyLeaf;
  value: Json;
  /** Id of the operation, or {@link UNDESCRIBED}; absent for the service as a whole. */
  operation?: string;
  /** Where the object says so; absent where the mesh does so of itself. */
  pointer?: JsonPointer;
}

/**
 * A place in an object, and what is to be said about it in words.
 *
 * @public
 */
export interface Remark {
  pointer: JsonPointer;
  reason: string;
}

/**
 * An existing object about a service, read back into policy.
 *
 * @public
 */
export interface Recognition {
  object: KubernetesObject;
  /** The object that is generated in its place; `null` where none ever is. */
  counterpart: { kind: string; name: string } | null;
  /**
   * The requests that it takes, for objects whose generated names depend on settings: the counterpart is the generated object of
   * the kind that takes most of them. What several of them say is looked at as a whole.
   */
  about?: string[];
  /** For objects that mean something only together: all of them are taken over, or none, and then none is generated. */
  together?: string;
  /** Where and how it takes effect, in words, for objects of which the generated one must do so in the same way. */
  effect?: string;
  settings: RecognisedSetting[];
  /** Facts that it tells, as annotations by full name. */
  facts: Record<string, string>;
  /** Names inside it that other objects may refer to, such as subsets. */
  names?: string[];
  /** What no setting says. With any of it, the object is kept as it is. */
  obstacles: Remark[];
  /** What it says and the generated object leaves out or says more broadly. */
  remarks: Remark[];
}

/**
 * What existing objects say about one service.
 *
 * @public
 */
export interface RecognisedService {
  recognitions: Recognition[];
  /** Settings that follow from what is in force and what is not. */
  silent: RecognisedSetting[];
}
