import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { KINDS } from '../catalog/fields';
import { farRefs, nearRefs } from '../catalog/neighbourhood';

/**
 * An entity as far as it tells its version and what is around it: {@link VERSION_FIELDS} of it at least.
 *
 * @internal
 */
export interface SlimEntity {
  entity: Entity;
  /** Another one as soon as the entity says something else. */
  version: string;
}

/** An etag that the catalog has made: a hash of all that an entity says, its relations among it. */
const CATALOG_ETAG = /^[\da-f]{40}$/;

/** What versions begin with that the etag does not tell. */
const PROVIDED = 'provided:';

/**
 * The version of an entity: its etag, unless whoever provides the entity sets one, which need not change with what others say of it.
 *
 * @param entity - its etag where the catalog has made that, else {@link VERSION_FIELDS} of it
 * @internal
 */
export function versionOf({ metadata, relations, spec }: Entity): string {
  const { annotations, etag = '' } = metadata;
  if (CATALOG_ETAG.test(etag)) {
    return etag;
  }
  const hash = createHash('sha1')
    .update(
      JSON.stringify([
        etag,
        annotations,
        relations,
        spec?.type,
        spec?.system,
        spec?.lifecycle,
      ]),
    )
    .digest('hex');
  return `${PROVIDED}${hash}`;
}

/**
 * Whether a version is told by the etag alone.
 *
 * @internal
 */
export const isEtag = (version: string) => !version.startsWith(PROVIDED);

/**
 * An entity with its version.
 *
 * @internal
 */
export function toSlim(entity: Entity): SlimEntity {
  return { entity, version: versionOf(entity) };
}

/**
 * Versions by ref. An object without a prototype is a plain table for V8, which costs a tenth where each has other keys.
 *
 * @internal
 */
export function byRef(
  versions: readonly (readonly [ref: string, version: string])[],
): Record<string, string> {
  const table: Record<string, string> = Object.create(null);
  for (const [ref, version] of versions) {
    table[ref] = version;
  }
  return table;
}

const known = new Set(KINDS.map(kind => kind.toLocaleLowerCase('en-US')));

/**
 * The entities that a service is made of, by ref, with their versions; that of one that is not there is empty.
 *
 * @param find - finds an entity by its ref
 * @internal
 */
export function dependenciesOf(
  subject: Entity,
  find: (ref: string) => SlimEntity | undefined,
): Record<string, string> {
  const near = nearRefs(subject);
  const far = farRefs(
    subject,
    near.flatMap(ref => find(ref)?.entity ?? []),
  );
  const refs = new Set([stringifyEntityRef(subject), ...near, ...far]);
  return byRef(
    [...refs]
      .sort()
      .map((ref): [string, string] => [
        ref,
        known.has(ref.slice(0, ref.indexOf(':')))
          ? find(ref)?.version ?? ''
          : '',
      ]),
  );
}
