import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { coreScalars } from './located/scalars';
import { readSimpleYaml } from './located/simpleYaml';
import { splitDocuments } from './located/splitDocuments';

/** Most characters: each value takes some memory while the rest is read. */
const MAX_LENGTH = 1_000_000;

/** Ends of documents, directives, and content on the line of a document's mark. */
const MARK = /^(?:\.\.\.|%|---[ \t]*[^\s])/m;

/**
 * Reads the only document of a text that is written in the style of most definitions, many times faster than a parser of all of
 * YAML.
 *
 * @returns null for a text that is not so simple, or not valid
 * @internal
 */
export function readSimple(text: string): { value: Json } | null {
  if (text.length > MAX_LENGTH || text.includes('\r') || MARK.test(text)) {
    return null;
  }
  const [only, ...others] = splitDocuments(text);
  if (!only || others.length > 0) {
    return null;
  }
  const read = readSimpleYaml(text, ...only, coreScalars);
  return read && read.duplicates.length === 0
    ? { value: read.root.value }
    : null;
}
