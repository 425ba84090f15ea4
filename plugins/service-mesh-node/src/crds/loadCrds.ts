import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { CrdSet, crdSet } from './crdSet';
import {
  CustomResourceDefinition,
  customResourceDefinition,
} from './definition';

/** What one document of a text holds: definitions, or the fault that hides them. */
interface Read {
  definitions: CustomResourceDefinition[];
  findings: Finding[];
}

function broken(path: string, what: string, reason: string): Read {
  return {
    definitions: [],
    findings: [
      {
        code: 'schema/broken-definition',
        severity: 'warning',
        layer: 'schema',
        consequence: 'ineffective',
        message: `${what} in ${path} cannot be used, so objects of its kind are not checked against it: ${reason}.`,
        params: {},
        file: path,
        related: [],
        equivalents: [],
        confidence: 'stated',
      },
    ],
  };
}

/** The texts of the documents in a stream, so that a broken one does not hide the others. */
function documentsIn(content: string): string[] {
  return content.trimStart().startsWith('{')
    ? [content]
    : content.split(/^---(?=\s|$)/m);
}

function parseDocument(text: string): unknown {
  return text.trimStart().startsWith('{')
    ? JSON.parse(text)
    : parse(text, { uniqueKeys: false, merge: true, logLevel: 'error' });
}

function readObject(object: any, path: string): Read[] {
  const kind: unknown = object?.kind;
  if (
    typeof kind === 'string' &&
    kind.endsWith('List') &&
    Array.isArray(object.items)
  ) {
    return object.items.flatMap((item: unknown) => readObject(item, path));
  }
  if (kind !== 'CustomResourceDefinition') {
    return [];
  }
  const result = customResourceDefinition.safeParse(object);
  return result.success
    ? [{ definitions: [result.data], findings: [] }]
    : [
        broken(
          path,
          `The CustomResourceDefinition '${object.metadata?.name}'`,
          z.prettifyError(result.error).replace(/\s+/g, ' '),
        ),
      ];
}

function readDocument(text: string, path: string): Read[] {
  try {
    return readObject(parseDocument(text), path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [broken(path, 'A document', reason.trimEnd())];
  }
}

/**
 * Loads CustomResourceDefinitions from texts of YAML or JSON: several documents, and the items of `List` kinds. Other
 * objects are passed over; a definition that cannot be used is a finding.
 *
 * @public
 */
export function loadCrds(
  texts: readonly { path: string; content: string }[],
): CrdSet {
  const read = texts.flatMap(({ path, content }) =>
    documentsIn(content).flatMap(text => readDocument(text, path)),
  );
  return crdSet(
    read.flatMap(({ definitions }) => definitions),
    read.flatMap(({ findings }) => findings),
  );
}
