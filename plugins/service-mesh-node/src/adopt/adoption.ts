import {
  CallChange,
  JsonPointer,
  ServiceId,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ExistingPlace } from './existing';
import { RecognisedSetting } from './recognition';

/**
 * A setting that was recognised, and the line that says so.
 *
 * @public
 */
export interface PlacedSetting extends Omit<RecognisedSetting, 'pointer'> {
  line: number;
}

/**
 * Something to be said about a line.
 *
 * @public
 */
export interface PlacedRemark {
  pointer: JsonPointer;
  line: number;
  reason: string;
}

/**
 * An object that is understood: the generated one takes its place, name and file.
 *
 * @public
 */
export interface UnderstoodObject extends ExistingPlace {
  settings: PlacedSetting[];
  /** What is left out, or said more broadly. */
  remarks: PlacedRemark[];
}

/**
 * An object that is kept as it is.
 *
 * @public
 */
export interface KeptObject extends ExistingPlace {
  reasons: PlacedRemark[];
  /** The object that is not generated, since this one is about the same; absent where there is none. */
  inPlaceOf?: { kind: string; name: string };
}

/**
 * What taking over the existing objects of one service comes to.
 *
 * @public
 */
export interface Adoption {
  entityRef: ServiceId;
  understood: UnderstoodObject[];
  /** Settings that follow from what is in force and what is not. */
  silent: RecognisedSetting[];
  kept: KeptObject[];
  /** Calls that would be decided otherwise. */
  calls: CallChange[];
  /** Objects that would be new. */
  added: { kind: string; name: string; file: string }[];
  /** The annotations to write, which say what was understood. */
  edits: SourceEdit[];
  /** What to write into API definitions, so that more of it can be taken over in another run. */
  definitionEdits: SourceEdit[];
}
