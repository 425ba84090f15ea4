import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Bail } from './located/bail';
import { coreScalars } from './located/scalars';
import { readSimpleYaml } from './located/simpleYaml';
import { splitDocuments } from './located/splitDocuments';

/** Most characters: each value takes some memory while the rest is read, up to 70 bytes for a character. */
const MAX_LENGTH = 5_000_000;

/** Ends of documents, directives, and content on the line of a document's mark. */
const MARK = /^(?:\.\.\.|%|---[ \t]*[^\s])/m;

function readWord(text: string): { value: Json } | null {
  try {
    return { value: coreScalars.value(text) };
  } catch (error) {
    if (error instanceof Bail) {
      return null;
    }
    throw error;
  }
}

/** A text that is one plain word, as the values of most annotations are. */
const WORD = /^[A-Za-z\d][\w.%/-]*$/;

/**
 * Reads the only document of a text that is written in the style of most definitions, many times faster than a parser of all of
 * YAML.
 *
 * @returns null for a text that is not so simple, or not valid
 * @internal
 */
export function readSimple(text: string): { value: Json } | null {
  if (WORD.test(text)) {
    return readWord(text);
  }
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
