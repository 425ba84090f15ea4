import { createHash } from 'node:crypto';
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

/**
 * What is read of an entity to know its version and what is around it; definitions have no part in it.
 *
 * @internal
 */
export const VERSION_FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
  'metadata.annotations',
  'spec.type',
  'spec.system',
  'spec.lifecycle',
  'relations',
];

/**
 * An entity without what it says.
 *
 * @internal
 */
export interface SlimEntity {
  kind: string;
  metadata: Pick<Entity['metadata'], 'name' | 'namespace'>;
  relations: Entity['relations'];
  /** Another one as soon as the entity says something else. */
  version: string;
}

/**
 * The version of an entity. Its etag changes with everything in it, unless whoever provides the entity sets one of its own: then with
 * the definition at least.
 *
 * @internal
 */
export function versionOf({ metadata, relations, spec }: Entity): string {
  const { annotations, etag } = metadata;
  return createHash('sha1')
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
}

/**
 * Takes away what an entity says.
 *
 * @internal
 */
export function toSlim(entity: Entity): SlimEntity {
  const { kind, metadata, relations } = entity;
  const { name, namespace } = metadata;
  return {
    kind,
    metadata: { name, namespace },
    relations,
    version: versionOf(entity),
  };
}

const known = new Set(KINDS.map(kind => kind.toLocaleLowerCase('en-US')));

/**
 * The entities that a service is made of, by ref, with their versions; that of one that is not there is empty.
 *
 * @param find - finds an entity by its ref
 * @internal
 */
export function dependenciesOf(
  subject: SlimEntity,
  find: (ref: string) => SlimEntity | undefined,
): Record<string, string> {
  const near = nearRefs(subject);
  const far = farRefs(
    subject,
    near.flatMap(ref => find(ref) ?? []),
  );
  const { kind, metadata } = subject;
  const own = stringifyEntityRef({ kind, ...metadata });
  const refs = new Set([own, ...near, ...far]);
  return Object.fromEntries(
    [...refs]
      .sort()
      .map(ref => [
        ref,
        known.has(parseEntityRef(ref).kind) ? find(ref)?.version ?? '' : '',
      ]),
  );
}
