import { posix } from 'node:path';
import { Severity } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { definedAgain } from '../definitions';
import { ManifestDocument, Rule } from '../rule';

/** The first definition that stands in a place, be it a file or a folder, where another stands before it. */
function secondIn(
  definitions: readonly ManifestDocument[],
  placeOf: (file: string) => string,
): ManifestDocument | undefined {
  const places = new Set<string>();
  return definitions.find(({ file }) => {
    const place = placeOf(file);
    const isSecond = places.has(place);
    places.add(place);
    return isSecond;
  });
}

/**
 * Which definition is one too many, and how much it weighs: what stands in one file is applied together, what stands in one
 * folder mostly is, and folders are environments as often as not.
 */
function judge(definitions: readonly ManifestDocument[]): {
  document: ManifestDocument;
  severity: Severity;
} {
  const inFile = secondIn(definitions, file => file);
  if (inFile) {
    return { document: inFile, severity: 'error' };
  }
  const inFolder = secondIn(definitions, posix.dirname);
  return inFolder
    ? { document: inFolder, severity: 'warning' }
    : { document: definitions[1], severity: 'info' };
}

/** Most other definitions that a finding points at. */
const MOST_RELATED = 10;

/**
 * Objects of one kind, namespace and name.
 *
 * @internal
 */
export const duplicateObject: Rule = {
  code: 'reference/duplicate-object',
  title: 'Every object is defined once',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'Of objects with one kind, namespace and name the one that is applied last replaces the others. In one file that is a mistake, in one folder it often is, and folders of variants are for you to apply one at a time: check each by itself, for what depends on the choice is not decided.',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
`,
    good: `apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: basket, namespace: shop }
`,
  },
  check: context =>
    definedAgain(context).map(definitions => {
      const { document, severity } = judge(definitions);
      const [first] = definitions;
      const { kind, metadata } = first.object;
      const times =
        definitions.length === 2
          ? 'a second time'
          : `${definitions.length} times`;
      return {
        document,
        pointer: '/metadata/name',
        message: `${kind} '${metadata.name}' is defined ${times}; the first stands in ${first.file}. The one that is applied last replaces the others.`,
        params: { kind, name: metadata.name, times: definitions.length },
        severity,
        related: definitions
          .filter(other => other !== document)
          .slice(0, MOST_RELATED)
          .map(other => ({ document: other, pointer: '/metadata/name' })),
      };
    }),
};
