import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { grouped } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** What is read of an entity to tell what is around it. */
type Related = Pick<Entity, 'relations'>;

type Near = Related & {
  kind: string;
  metadata: Pick<Entity['metadata'], 'name' | 'namespace'>;
};

const direct = [
  RELATION_PROVIDES_API,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_DEPENDENCY_OF,
  RELATION_PART_OF,
];

const refOf = ({ kind, metadata }: Near) =>
  stringifyEntityRef({ kind, ...metadata });

type Relations = NonNullable<Entity['relations']>;

/** Relations by type: those of an API that thousands consume are gone through once, and not for each of them. */
const relationsByType = new WeakMap<Related, ReadonlyMap<string, Relations>>();

function targets(entity: Related, relations: readonly string[]): string[] {
  const byType =
    relationsByType.get(entity) ??
    grouped(entity.relations ?? [], ({ type }) => type);
  relationsByType.set(entity, byType);
  return relations
    .flatMap(type => byType.get(type) ?? [])
    .map(({ targetRef }) => targetRef);
}

/**
 * Refs of the APIs that a component provides.
 *
 * @internal
 */
export function ownApiRefs(subject: Related): string[] {
  return targets(subject, [RELATION_PROVIDES_API]);
}

/**
 * Refs of the entities beside a component: its APIs, those it consumes, its dependencies both ways, its system.
 *
 * @internal
 */
export function nearRefs(subject: Related): string[] {
  return targets(subject, direct);
}

/** Who else consumes an API that a component consumes is nothing to it. */
function relationsBehind(kind: string, isOwn: boolean): string[] {
  switch (kind.toLocaleLowerCase('en-US')) {
    case 'api':
      return isOwn
        ? [
            RELATION_API_CONSUMED_BY,
            RELATION_API_PROVIDED_BY,
            RELATION_DEPENDENCY_OF,
          ]
        : [RELATION_API_PROVIDED_BY];
    case 'system':
      return [RELATION_PART_OF];
    default:
      return [];
  }
}

/**
 * Refs of the entities behind those beside a component: who consumes and provides its APIs, who provides those it consumes, and the
 * domain.
 *
 * @internal
 */
export function farRefs(subject: Related, near: readonly Near[]): string[] {
  const own = new Set(ownApiRefs(subject));
  return near.flatMap(entity =>
    targets(entity, relationsBehind(entity.kind, own.has(refOf(entity)))),
  );
}
