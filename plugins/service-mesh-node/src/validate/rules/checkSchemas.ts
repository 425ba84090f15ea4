import {
  fromPointer,
  Json,
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';
import { didYouMean } from '../../didYouMean';
import { Kind } from '../../kind';
import { membersOf, stepInto } from '../../schemaSteps';
import { ManifestDocument, RuleHit } from '../rule';

/**
 * Finds the kind of an object among those that providers know.
 *
 * @internal
 */
export function kindFinder(
  kinds: readonly Kind[],
): (document: ManifestDocument) => Kind | undefined {
  const known = new Map<string, Kind>();
  for (const kind of kinds) {
    for (const apiVersion of [kind.apiVersion, ...kind.alsoServed]) {
      const key = `${apiVersion} ${kind.kind}`;
      known.set(key, known.get(key) ?? kind);
    }
  }
  return ({ object }) => known.get(`${object.apiVersion} ${object.kind}`);
}

/** The issue that says most: inside a union, that of the alternative which came furthest. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') {
    return issue;
  }
  const [best] = issue.errors
    .flatMap(alternative => alternative.map(deepest))
    .sort((a, b) => b.path.length - a.path.length);
  return best ? { ...best, path: [...issue.path, ...best.path] } : issue;
}

function valueAt(document: ManifestDocument, pointer: JsonPointer): Json {
  return fromPointer(pointer).reduce<any>(
    (node, key) => node?.[key],
    document.object,
  );
}

/** What is wrong with a value, in the words of the schema behind its opening `Invalid …:`. */
function complaint(
  document: ManifestDocument,
  pointer: JsonPointer,
  { message }: z.core.$ZodIssue,
): string {
  const { kind, metadata } = document.object;
  const value = JSON.stringify(valueAt(document, pointer));
  return value === undefined
    ? `${kind} '${metadata.name}' has no ${pointer}, which is required.`
    : `${pointer} of ${kind} '${metadata.name}' is ${value.slice(
        0,
        80,
      )}: ${message.replace(/^Invalid \w+: /, '')}.`;
}

/** The fields that a schema knows at a place. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return membersOf(path.reduce<z.ZodType | undefined>(stepInto, schema));
}

/**
 * Checks the `spec` of the objects whose kind is known against its strict schema.
 *
 * @internal
 */
export function checkSchemas(
  documents: readonly ManifestDocument[],
  kindOf: (document: ManifestDocument) => Kind | undefined,
): { unknownFields: RuleHit[]; invalidValues: RuleHit[] } {
  const unknownFields: RuleHit[] = [];
  const invalidValues: RuleHit[] = [];
  for (const document of documents) {
    const kind = kindOf(document);
    const result = kind?.spec.safeParse(document.object.spec ?? {});
    for (const raw of result?.error?.issues ?? []) {
      const issue = deepest(raw);
      const path = issue.path.map(part => part as string | number);
      const pointer = toPointer(['spec', ...path]);
      if (issue.code === 'unrecognized_keys') {
        const known = fieldsAt(kind!.spec, issue.path);
        for (const key of issue.keys) {
          const meant = didYouMean(key, known);
          unknownFields.push({
            document,
            pointer: `${pointer}${toPointer([key])}`,
            part: 'key',
            message: `${
              document.object.kind
            } has no field '${key}' at ${pointer}${
              meant ? `; did you mean '${meant}'?` : '.'
            }`,
            params: { field: key },
          });
        }
      } else {
        invalidValues.push({
          document,
          pointer,
          message: complaint(document, pointer, issue),
        });
      }
    }
  }
  return { unknownFields, invalidValues };
}
