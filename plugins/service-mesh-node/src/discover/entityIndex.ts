import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * Entities by ref, with their relations.
 *
 * @internal
 */
export class EntityIndex {
  readonly #entities: Map<string, Entity>;

  constructor(entities: readonly Entity[]) {
    this.#entities = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    );
  }

  get(ref: string): Entity | undefined {
    return this.#entities.get(ref);
  }

  /** Refs of the targets of a relation, each once, in alphabetical order. */
  targets(entity: Entity, type: string): string[] {
    return [
      ...new Set(
        (entity.relations ?? [])
          .filter(relation => relation.type === type)
          .map(relation => relation.targetRef.toLocaleLowerCase('en-US')),
      ),
    ].sort();
  }

  /** The targets of a relation that are among the entities. */
  related(entity: Entity, type: string): Entity[] {
    return this.targets(entity, type).flatMap(ref => this.get(ref) ?? []);
  }

  components(): Entity[] {
    return [...this.#entities]
      .filter(
        ([, entity]) => entity.kind.toLocaleLowerCase('en-US') === 'component',
      )
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, entity]) => entity);
  }
}
