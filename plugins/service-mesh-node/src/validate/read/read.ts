import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { atOnce, Steps } from '../../steps';
import { Composed } from '../../yaml/located/composed';
import { ReadDocument, ReadManifests, UnreadObject } from './document';
import { splitDocuments } from '../../yaml/located/splitDocuments';
import { lineFinder } from './lines';
import { findPlace, Stretch } from '../../yaml/located/node';
import { entriesOf, isKubernetesObject, isOfKubernetes } from './objects';
import { readDocument } from './parse';
import { resolvePlain } from '../../yaml/located/plainScalar';
import { syntaxFinding } from './syntaxRules';
import { findTemplate } from './template';

/**
 * How much is read.
 *
 * @public
 */
export interface ReadLimits {
  /** Most characters of one file. */
  maxLength: number;
  /** Most characters of a document that is not written as simply as most manifests are, and takes longer to read. */
  maxComplexLength: number;
  /** Most values that a document may unfold into through its aliases. */
  maxValues: number;
}

const defaultLimits: ReadLimits = {
  maxLength: 2_000_000,
  maxComplexLength: 500_000,
  maxValues: 200_000,
};

type RangeOf = ReturnType<typeof lineFinder>;

/** The findings about the text of a document that could be read. */
function faultsOf(
  { root, duplicates, oldBooleans }: Composed,
  file: string,
  rangeOf: RangeOf,
): Finding[] {
  if (!isOfKubernetes(root.value)) {
    return [];
  }
  return [
    ...duplicates.map(({ key, at }) =>
      syntaxFinding('duplicateKey', {
        message: `The key '${key}' stands twice in one mapping; Kubernetes refuses such a document.`,
        file,
        range: rangeOf(at),
      }),
    ),
    ...oldBooleans.map(({ word, isKey, at }) => {
      const boolean = String(resolvePlain(word));
      const fix = {
        title: isKey
          ? `Quote '${word}'`
          : `Write ${boolean}, or quote '${word}'`,
        snippet: isKey ? `'${word}'` : boolean,
      };
      return syntaxFinding('oldBoolean', {
        message: `Kubernetes reads the plain ${
          isKey ? 'key' : 'word'
        } '${word}' as ${boolean}.`,
        file,
        range: rangeOf(at),
        fix: isKey ? fix : { ...fix, replacement: boolean },
      });
    }),
  ];
}

/** Why a file is not read at all. */
function refusal(
  text: string,
  file: string,
  { maxLength }: ReadLimits,
): Finding | null {
  const start = { line: 1, column: 1 };
  const place = { file, range: { start, end: start } };
  if (text.length > maxLength) {
    return syntaxFinding('tooLong', {
      message: `This file is longer than ${
        maxLength / 1_000_000
      } million characters and is not read.`,
      ...place,
    });
  }
  return text.includes('\0')
    ? syntaxFinding('notText', {
        message: 'This file is not text and is not read.',
        ...place,
      })
    : null;
}

/** Whether a broken text is data of another program, such as JSON with one object a line. */
function isOtherJson(text: string, [start, end]: Stretch, file: string) {
  return (
    file.endsWith('.json') && !text.slice(start, end).includes('apiVersion')
  );
}

function templateFinding(
  file: string,
  rangeOf: RangeOf,
  templates: readonly Stretch[],
): Finding[] {
  const [first] = templates;
  return first
    ? [
        syntaxFinding('helmTemplate', {
          message: `This file holds a Helm template, which is no manifest before it is rendered; ${
            templates.length === 1
              ? '1 document was'
              : `${templates.length} documents were`
          } not checked.`,
          params: { documents: templates.length },
          file,
          range: rangeOf(first),
          undecided: 'needs the output of `helm template`',
        }),
      ]
    : [];
}

/**
 * Reads the Kubernetes objects of a YAML or JSON text, one document a step: several documents, and the items of `List` kinds.
 * Never throws; a broken document is a finding, and documents that hold no Kubernetes object are passed over.
 *
 * @public
 */
export function* readSteps(
  text: string,
  file: string,
  limits: ReadLimits = defaultLimits,
): Steps<ReadManifests> {
  const refused = refusal(text, file, limits);
  if (refused) {
    return { documents: [], unread: [], passedOver: 0, findings: [refused] };
  }
  const rangeOf = lineFinder(text);
  // Looked for once a file: once a document would take the square of its length.
  const isSimple = !text.includes('\r');
  const mayHoldTemplates = text.includes('{{');
  const documents: ReadDocument[] = [];
  const unread: UnreadObject[] = [];
  let passedOver = 0;
  const findings: Finding[] = [];
  const templates: Stretch[] = [];
  for (const part of splitDocuments(text)) {
    yield;
    const read = readDocument(text, part, isSimple, limits);
    const composed = 'root' in read ? read : null;
    const template = mayHoldTemplates
      ? findTemplate(text, part, composed)
      : null;
    if (template) {
      templates.push(template);
    } else if ('reason' in read) {
      if (isOtherJson(text, part, file)) {
        continue;
      }
      findings.push(
        syntaxFinding('invalidYaml', {
          message: `This document cannot be read: ${read.reason}.`,
          file,
          range: rangeOf(read.at),
        }),
      );
    } else {
      // One by one: a hostile text has more faults than a call may have arguments.
      for (const fault of faultsOf(read, file, rangeOf)) {
        findings.push(fault);
      }
      const entries = entriesOf(read.root);
      if (entries.length === 0 && read.root.value !== null) {
        passedOver++;
      }
      for (const { value, node, pointer: at } of entries) {
        const locate: ReadDocument['locate'] = (pointer, place = 'value') =>
          rangeOf(findPlace(node, pointer, place));
        if (isKubernetesObject(value)) {
          documents.push({ object: value, locate });
        } else {
          unread.push({ object: value, pointer: at, locate });
        }
      }
    }
  }
  return {
    documents,
    unread,
    passedOver,
    findings: [...findings, ...templateFinding(file, rangeOf, templates)],
  };
}

/**
 * Reads the Kubernetes objects of a text in one go; see {@link readSteps}.
 *
 * @public
 */
export function readManifests(
  ...input: Parameters<typeof readSteps>
): ReadManifests {
  return atOnce(readSteps(...input));
}
