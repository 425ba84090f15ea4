import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { farRefs, nearRefs } from '../catalog/neighbourhood';

/**
 * The kinds of entities that configuration is made of.
 *
 * @internal
 */
export const KINDS = ['Component', 'API', 'System', 'Domain', 'Resource'];

const known = new Set(KINDS.map(kind => kind.toLocaleLowerCase('en-US')));

/** What is read of an entity to know what a service depends on. */
type Versioned = Pick<Entity, 'kind' | 'metadata' | 'relations'>;

/**
 * The entities that a service is made of, by ref, with their etags; the etag of one that is not there is empty. The etag of an entity
 * changes with its relations too.
 *
 * @param find - finds an entity by its ref
 * @internal
 */
export function dependenciesOf(
  subject: Versioned,
  find: (ref: string) => Versioned | undefined,
): Record<string, string> {
  const near = nearRefs(subject);
  const far = farRefs(near.flatMap(ref => find(ref) ?? []));
  const refs = new Set([
    stringifyEntityRef(subject as Entity),
    ...near,
    ...far,
  ]);
  return Object.fromEntries(
    [...refs]
      .sort()
      .map(ref => [
        ref,
        known.has(parseEntityRef(ref).kind)
          ? find(ref)?.metadata.etag ?? ''
          : '',
      ]),
  );
}
