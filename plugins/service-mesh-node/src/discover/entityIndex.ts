import {
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const isComponent = (entity: Entity) =>
  entity.kind.toLocaleLowerCase('en-US') === 'component';

/** Of two entities with one ref the same one, in whichever order they come. */
function preferred(known: Entity | undefined, other: Entity): Entity {
  return known && JSON.stringify(known) <= JSON.stringify(other)
    ? known
    : other;
}

function targetsOf({ relations = [] }: Entity, type: string): string[] {
  const targets = relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(targets)].sort();
}

/** Where the entries of a field of the spec stand, by the ref that each names. */
function placesOf(
  entity: Entity,
  field: string,
  defaultKind?: string,
): Map<string, JsonPointer> {
  const value = entity.spec?.[field];
  const places = new Map<string, JsonPointer>();
  (Array.isArray(value) ? value : []).forEach((item, i) => {
    try {
      const ref = stringifyEntityRef(
        parseEntityRef(String(item), {
          defaultKind,
          defaultNamespace: entity.metadata.namespace,
        }),
      );
      if (!places.has(ref)) {
        places.set(ref, toPointer(['spec', field, i]));
      }
    } catch {
      // What is no ref made no relation either.
    }
  });
  return places;
}

/**
 * Entities by ref, with their relations. What is looked up in an entity is read once.
 *
 * @internal
 */
export class EntityIndex {
  readonly #entities = new Map<string, Entity>();
  readonly #targets = new WeakMap<Entity, Map<string, string[]>>();
  readonly #places = new WeakMap<
    Entity,
    Map<string, Map<string, JsonPointer>>
  >();

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      this.#entities.set(ref, preferred(this.#entities.get(ref), entity));
    }
  }

  get(ref: string): Entity | undefined {
    return this.#entities.get(ref);
  }

  /** Refs of the targets of a relation, each once, in alphabetical order. */
  targets(entity: Entity, type: string): string[] {
    const byType = this.#targets.get(entity) ?? new Map<string, string[]>();
    this.#targets.set(entity, byType);
    const targets = byType.get(type) ?? targetsOf(entity, type);
    byType.set(type, targets);
    return targets;
  }

  /** The targets of a relation that are among the entities. */
  related(entity: Entity, type: string): Entity[] {
    return this.targets(entity, type).flatMap(ref => this.get(ref) ?? []);
  }

  /** The place in a list of an entity's spec that names another entity. */
  place(
    holder: string,
    field: string,
    target: string,
    defaultKind?: string,
  ): JsonPointer | undefined {
    const entity = this.get(holder);
    if (!entity) {
      return undefined;
    }
    const fields = this.#places.get(entity) ?? new Map();
    this.#places.set(entity, fields);
    const places = fields.get(field) ?? placesOf(entity, field, defaultKind);
    fields.set(field, places);
    return places.get(target);
  }

  /** The components, in alphabetical order of their refs. */
  components(): Entity[] {
    return [...this.#entities]
      .filter(([, entity]) => isComponent(entity))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, entity]) => entity);
  }
}
