import {
  Finding,
  Json,
  JsonObject,
  KubernetesObject,
  Range,
  SourceMap,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { LineCounter, parseDocument } from 'yaml';
import { compose } from './composer';
import { ReadManifests } from './document';

/**
 * How much is read.
 *
 * @public
 */
export interface ReadLimits {
  /** Most characters of one file. */
  maxLength: number;
  /** Most values that a document may unfold into through its aliases. */
  maxValues: number;
}

const defaultLimits: ReadLimits = { maxLength: 2_000_000, maxValues: 200_000 };

function syntaxFinding(
  file: string,
  code: string,
  message: string,
  range: Range,
): Finding {
  return {
    code,
    severity: 'error',
    layer: 'syntax',
    consequence: 'rejected',
    message,
    params: {},
    file,
    pointer: '',
    range,
    related: [],
    equivalents: [],
    confidence: 'stated',
  };
}

/** Cuts a stream at its document marks, so that one broken document does not hide the others. */
function splitDocuments(text: string): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = [];
  let lines: string[] = [];
  let offset = 0;
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^---(\s|$)/.test(line)) {
      parts.push({ text: lines.join('\n'), offset });
      lines = [line.slice(3)];
      offset = index;
    } else {
      lines.push(line);
    }
  });
  parts.push({ text: lines.join('\n'), offset });
  return parts.filter(part =>
    /[^\s#]/.test(part.text.replace(/^\s*#.*$/gm, '')),
  );
}

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function isKubernetesObject(
  value: Json,
): value is KubernetesObject & JsonObject {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    isObject(value.metadata) &&
    typeof value.metadata.name === 'string'
  );
}

/** The part of a source map below a pointer, with pointers that begin there. */
function below(sourceMap: SourceMap, prefix: string): SourceMap {
  return Object.fromEntries(
    Object.entries(sourceMap)
      .filter(([at]) => at === prefix || at.startsWith(`${prefix}/`))
      .map(([at, place]) => [at.slice(prefix.length), place]),
  );
}

/** The objects in a document: itself, or the items of a `List`. */
function objectsIn(
  value: Json,
  sourceMap: SourceMap,
): ReadManifests['documents'] {
  if (
    isObject(value) &&
    typeof value.kind === 'string' &&
    value.kind.endsWith('List') &&
    Array.isArray(value.items)
  ) {
    return value.items.flatMap((item, index) =>
      objectsIn(item, below(sourceMap, `/items/${index}`)),
    );
  }
  return isKubernetesObject(value) ? [{ object: value, sourceMap }] : [];
}

function readDocument(
  text: string,
  offset: number,
  file: string,
  { maxValues }: ReadLimits,
): ReadManifests {
  const lines = new LineCounter();
  const at = (line: number, column: number): Range => ({
    start: { line, column },
    end: { line, column },
  });
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      merge: true,
    });
    const [error] = document.errors;
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        documents: [],
        findings: [
          syntaxFinding(
            file,
            'syntax/invalid-yaml',
            `This is not valid YAML: ${error.message}`,
            at(line + offset, col),
          ),
        ],
      };
    }
    const { value, sourceMap, duplicates } = compose(
      document,
      lines,
      offset,
      maxValues,
    );
    return {
      documents: objectsIn(value, sourceMap),
      findings: duplicates.map(({ key, range }) =>
        syntaxFinding(
          file,
          'syntax/duplicate-key',
          `The key '${key}' stands twice in one mapping; Kubernetes refuses such a document.`,
          range,
        ),
      ),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      documents: [],
      findings: [
        syntaxFinding(
          file,
          'syntax/invalid-yaml',
          `This document cannot be read: ${reason}.`,
          at(offset + 1, 1),
        ),
      ],
    };
  }
}

/** Why a file is not read at all: the code of a finding and its message. */
function refusal(
  text: string,
  { maxLength }: ReadLimits,
): [string, string] | null {
  if (text.length > maxLength) {
    return [
      'syntax/too-long',
      `This file is longer than ${
        maxLength / 1_000_000
      } million characters and is not read.`,
    ];
  }
  return text.includes('\0')
    ? ['syntax/not-text', 'This file is not text and is not read.']
    : null;
}

/**
 * Reads the Kubernetes objects of a YAML or JSON text: several documents, and the items of `List` kinds. Never throws; a
 * broken document is a finding, and documents that hold no Kubernetes object are passed over.
 *
 * @public
 */
export function readManifests(
  text: string,
  file: string,
  limits: ReadLimits = defaultLimits,
): ReadManifests {
  const refused = refusal(text, limits);
  if (refused) {
    const start = { line: 1, column: 1 };
    return {
      documents: [],
      findings: [syntaxFinding(file, ...refused, { start, end: start })],
    };
  }
  const read = splitDocuments(text).map(part =>
    readDocument(part.text, part.offset, file, limits),
  );
  return {
    documents: read.flatMap(r => r.documents),
    findings: read.flatMap(r => r.findings),
  };
}
