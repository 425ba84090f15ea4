import {
  childPointer,
  FieldChange,
  Json,
  JsonPointer,
  KubernetesObject,
  manifestMarks,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { resourceRef } from '../validate';

/** Most changes that are listed. */
const MAX_CHANGES = 500;

/** Deeper than any manifest; what lies below is compared as a whole. */
const MAX_DEPTH = 40;

type Difference = Pick<FieldChange, 'pointer' | 'before' | 'after'>;

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isSame = (a: Json | undefined, b: Json | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

/** What tells an item of a list from its neighbours: its name, or else all of it but its numbers. */
function identityOf(item: Json): string {
  if (!isObject(item)) {
    return JSON.stringify(item);
  }
  const { name } = item;
  return typeof name === 'string'
    ? JSON.stringify([name])
    : JSON.stringify(
        Object.entries(item)
          .filter(([, value]) => typeof value !== 'number')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
}

type Pair = [before: Json | undefined, after: Json | undefined, index: number];

const isNamed = (item: Json) => isObject(item) && typeof item.name === 'string';

/**
 * Items of two lists that are the same thing: by their identities, and where that leaves items without a name on both sides, by
 * their order.
 */
function paired(before: readonly Json[], after: readonly Json[]): Pair[] {
  const places = new Map<string, number[]>();
  before.forEach((item, index) => {
    const identity = identityOf(item);
    places.set(identity, [...(places.get(identity) ?? []), index]);
  });
  const matches = after.map(item => places.get(identityOf(item))?.shift());
  const matched = new Set(matches);
  const left = [...before.keys()].filter(index => !matched.has(index));
  const nameless = left.filter(index => !isNamed(before[index]));
  const counterparts = matches.map((match, index) =>
    match === undefined && !isNamed(after[index]) ? nameless.shift() : match,
  );
  const met = new Set(counterparts);
  return [
    ...after.map((item, index): Pair => {
      const place = counterparts[index];
      return [place === undefined ? undefined : before[place], item, index];
    }),
    ...left
      .filter(index => !met.has(index))
      .map((index): Pair => [before[index], undefined, index]),
  ];
}

function differencesOf(
  before: Json | undefined,
  after: Json | undefined,
  pointer: JsonPointer,
  depth: number,
): Difference[] {
  if (before === undefined || after === undefined || depth > MAX_DEPTH) {
    return isSame(before, after)
      ? []
      : [
          {
            pointer,
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          },
        ];
  }
  if (isObject(before) && isObject(after)) {
    const member = (of: { [key: string]: Json }, key: string) =>
      Object.hasOwn(of, key) ? of[key] : undefined;
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap(key =>
      differencesOf(
        member(before, key),
        member(after, key),
        childPointer(pointer, key),
        depth + 1,
      ),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return paired(before, after).flatMap(([old, current, index]) =>
      differencesOf(old, current, childPointer(pointer, index), depth + 1),
    );
  }
  return isSame(before, after) ? [] : [{ pointer, before, after }];
}

/** The object without the mark that follows from all the rest. */
function unmarked(object: KubernetesObject): Json {
  const { [manifestMarks.contentHash]: _, ...annotations } =
    object.metadata.annotations ?? {};
  return { ...object, metadata: { ...object.metadata, annotations } } as Json;
}

/** The setting that a value follows from: its own, or that of the nearest value around it. */
function leafOf(
  origins: Record<JsonPointer, Origin>,
  pointer: JsonPointer,
): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (Object.hasOwn(origins, at)) {
      return origins[at].leaf;
    }
  }
  return undefined;
}

/**
 * An object that is generated, and where its values come from.
 *
 * @internal
 */
export interface WithOrigins {
  object: KubernetesObject;
  origins: Record<JsonPointer, Origin>;
}

/**
 * Identifies an object of a cluster; the release of its API makes no difference.
 *
 * @internal
 */
export function objectKey({ apiVersion, kind, metadata }: KubernetesObject) {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return JSON.stringify([
    group,
    kind,
    metadata.namespace ?? null,
    metadata.name,
  ]);
}

/**
 * Lists the values that differ in the objects that both sides have, with the settings they follow from.
 *
 * @internal
 */
export function compareFields(
  before: readonly KubernetesObject[],
  after: readonly WithOrigins[],
): { fields: FieldChange[]; leftOut: number } {
  const old = new Map(before.map(object => [objectKey(object), object]));
  const all = after.flatMap(({ object, origins }) => {
    const counterpart = old.get(objectKey(object));
    return counterpart === undefined
      ? []
      : differencesOf(unmarked(counterpart), unmarked(object), '', 0).map(
          (difference): FieldChange => {
            const leaf =
              difference.after === undefined
                ? undefined
                : leafOf(origins, difference.pointer);
            return {
              resource: resourceRef(object),
              ...difference,
              ...(leaf === undefined ? {} : { leaf }),
            };
          },
        );
  });
  return {
    fields: all.slice(0, MAX_CHANGES),
    leftOut: Math.max(0, all.length - MAX_CHANGES),
  };
}
