import {
  JsonPointer,
  KubernetesObject,
  Target,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { z } from 'zod/v4';
import { Kind, kindOf } from './kind';
import { layers, stepInto } from './schemaSteps';
import { isReleased, releaseOf, Releases, Since } from './since';

/**
 * A field of an object, or its value, that came with a release.
 *
 * @public
 */
export interface YoungField {
  pointer: JsonPointer;
  since: Since;
}

type Path = (string | number)[];

/** Of the alternatives of a union, the one that a value is. */
function alternative(schema: z.ZodType, value: unknown): z.ZodType[] {
  const { options = [] } = schema.def as { options?: z.ZodType[] };
  return options.filter(option => option.safeParse(value).success).slice(0, 1);
}

function youngIn(
  schema: z.ZodType,
  value: unknown,
  path: Path,
  target: Releases,
): YoungField[] {
  const schemas = layers(schema);
  const young = schemas
    .map(layer => releaseOf(layer, value))
    .find(release => release && !isReleased(release, target));
  if (young) {
    return [{ pointer: toPointer(path), since: young }];
  }
  const inner = schemas[schemas.length - 1];
  const members = Object.entries(Object(value) as object);
  return [
    ...alternative(inner, value).flatMap(option =>
      youngIn(option, value, path, target),
    ),
    ...members.flatMap(([key, member]) => {
      const next = stepInto(inner, key);
      return next ? youngIn(next, member, [...path, key], target) : [];
    }),
  ];
}

/**
 * The fields and values of an object that came after the release of a target, or after the releases known to run: its API
 * server refuses them or drops them in silence. An object of a kind that is not known has none.
 *
 * @public
 */
export function youngFields(
  object: KubernetesObject,
  kinds: readonly Kind[],
  target: Releases,
): YoungField[] {
  const kind = kindOf(object, kinds);
  return kind ? youngIn(kind.spec, object.spec ?? {}, ['spec'], target) : [];
}

/** What a schema holds once wrappers and lists are taken off. */
function bare(schema: z.ZodType): z.ZodType {
  const inner = layers(schema).at(-1) ?? schema;
  const { element } = inner.def as { element?: z.ZodType };
  return element ? bare(element) : inner;
}

/**
 * The release that brought a field of a kind; undefined for one that is older than all releases rendered for.
 *
 * @param path - names of fields from `spec` on, joined by dots; items of lists go without saying
 * @throws Error where the kind has no such field, which is a fault of the program.
 * @public
 */
export function fieldSince(kind: Kind, path: string): Since | undefined {
  let schema: z.ZodType = kind.spec;
  let release: Since | undefined;
  for (const name of path.split('.')) {
    const next = stepInto(bare(schema), name);
    if (!next) {
      throw new Error(`${kind.kind} has no field ${path}`);
    }
    release =
      layers(next)
        .map(layer => releaseOf(layer))
        .find(Boolean) ?? release;
    schema = next;
  }
  return release;
}

/**
 * Whether the release of a target knows a field of a kind.
 *
 * @param path - as in {@link fieldSince}
 * @public
 */
export function knowsField(target: Target, kind: Kind, path: string): boolean {
  const release = fieldSince(kind, path);
  return release === undefined || isReleased(release, target);
}
