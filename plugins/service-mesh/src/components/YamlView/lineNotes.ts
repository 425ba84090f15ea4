import {
  Finding,
  JsonPointer,
  Origin,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { valueAt } from '../../pointers';

/**
 * A value that stands on a line, and where it comes from.
 *
 * @internal
 */
export interface CitedValue {
  pointer: JsonPointer;
  value: unknown;
  origin: Origin;
}

/**
 * What there is to say about a line.
 *
 * @internal
 */
export interface LineNote {
  findings: Finding[];
  values: CitedValue[];
}

/**
 * Notes by line, counted from 1; lines without any are absent.
 *
 * @internal
 */
export type LineNotes = ReadonlyMap<number, LineNote>;

/**
 * Puts findings on the lines where they begin.
 *
 * @internal
 */
export function findingNotes(findings: readonly Finding[]): LineNotes {
  const notes = new Map<number, LineNote>();
  for (const finding of findings) {
    const line = finding.range?.start.line;
    if (line !== undefined) {
      const note = notes.get(line) ?? { findings: [], values: [] };
      notes.set(line, { ...note, findings: [...note.findings, finding] });
    }
  }
  return notes;
}

/**
 * Puts findings and the origins of values on the lines of a manifest: a value is on the line of its key.
 *
 * @internal
 */
export function manifestNotes(
  { object, origins, sourceMap }: RenderedManifest,
  findings: readonly Finding[],
): LineNotes {
  const notes = new Map(findingNotes(findings));
  for (const [pointer, origin] of Object.entries(origins)) {
    const place = Object.hasOwn(sourceMap, pointer)
      ? sourceMap[pointer]
      : undefined;
    const line = (place?.key ?? place?.value)?.start.line;
    if (line !== undefined) {
      const note = notes.get(line) ?? { findings: [], values: [] };
      const cited = { pointer, value: valueAt(object, pointer), origin };
      notes.set(line, { ...note, values: [...note.values, cited] });
    }
  }
  return notes;
}
