import { ResourceRef } from './finding';
import { Json, JsonPointer } from './json';
import { Origin } from './model';
import { Verdict } from './verdict';

/**
 * What became of a file between a folder and what is generated for it.
 *
 * - `foreign`: it stands where one of ours belongs and carries no mark of ours
 * - `obsolete`: it is ours and is no longer generated
 *
 * @public
 */
export type FileState =
  | 'added'
  | 'unchanged'
  | 'changed'
  | 'foreign'
  | 'obsolete';

/**
 * One file of a folder against what is generated.
 *
 * @public
 */
export interface FileComparison {
  /** Path below the folder, `/` between its names. */
  file: string;
  state: FileState;
  /** Whether the file of the folder was edited by hand; files that carry no content hash cannot tell. */
  edited: 'no' | 'yes' | 'unknown';
}

/**
 * Somebody in whose name calls are tried.
 *
 * - `declared`: admitted by what is generated
 * - `former`: named by the manifests of the folder, and no longer admitted
 * - `stranger`: an identity that nobody has declared
 * - `plaintext`: no identity at all
 *
 * @public
 */
export interface CallingParty {
  kind: 'declared' | 'former' | 'stranger' | 'plaintext';
  /** Entity ref, name of a platform caller, or service account, for people. */
  name: string;
  /** As `namespace/name`; `null` for plaintext. */
  serviceAccount: string | null;
  /** What admits it; absent for all but `declared`. */
  origin?: Origin;
}

/**
 * Calls of one party that the mesh decides differently.
 *
 * @public
 */
export interface CallChange {
  caller: CallingParty;
  /** Whether it is so with an end-user token, without one, or either way. */
  endUser: 'any' | 'with' | 'without';
  before: Verdict['decision'];
  after: Verdict['decision'];
  /** Ids of the operations called; `*` stands for what no definition describes. */
  operations: string[];
}

/**
 * Limits that the mesh sets for a call.
 *
 * @public
 */
export type CallLimits = Pick<Verdict, 'timeout' | 'retries'>;

/**
 * Operations whose calls get another timeout or other retries.
 *
 * @public
 */
export interface LimitChange {
  before: CallLimits;
  after: CallLimits;
  /** Ids of the operations; `*` stands for what no definition describes. */
  operations: string[];
  /** Names of the declared callers of these operations. */
  callers: string[];
}

/**
 * A value of an object that both sides have.
 *
 * @public
 */
export interface FieldChange {
  resource: ResourceRef;
  /** Place in the object that is generated; for what is gone, in that of the folder. */
  pointer: JsonPointer;
  /** Absent for a value that is new. */
  before?: Json;
  /** Absent for a value that is gone. */
  after?: Json;
  /** The policy setting that the new value follows from, where one does. */
  leaf?: string;
}

/**
 * Why a change is not safe in one step.
 *
 * - `new-deny`: calls that went through are refused from then on
 * - `strict-mtls`: calls in plaintext that went through are refused from then on
 * - `routes-follow`: routes change together with what they refer to
 *
 * @public
 */
export interface UnsafeStep {
  kind: 'new-deny' | 'strict-mtls' | 'routes-follow';
  /** What to do, in one sentence. */
  advice: string;
  /** Files that belong to the later step. */
  files: string[];
  /** Whether the tool that applies manifests is told to apply these files after the others. */
  ordered: boolean;
}

/**
 * What a change of manifests means for the calls to one service.
 *
 * @public
 */
export interface MeaningComparison {
  calls: CallChange[];
  limits: LimitChange[];
  fields: FieldChange[];
  unsafe: UnsafeStep[];
  /** How many requests were judged on both sides, and how many were left out since there are too many. */
  requests: { judged: number; leftOut: number };
  /** How many changes of fields are not listed since there are too many. */
  fieldsLeftOut: number;
}
