import { Entity } from '@backstage/catalog-model';
import { discover } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What discovery is made of.
 *
 * @internal
 */
export type DiscoverOptions = Parameters<typeof discover>[0];

/**
 * What discovery is made of, as it goes to a thread: with entities as JSON.
 *
 * @internal
 */
export type PackedOptions = Omit<DiscoverOptions, 'entities'> & {
  entities: string[];
};

/** A sweep sends an entity to a thread for each service around it, and writes it once. */
const texts = new WeakMap<Entity, string>();

function textOf(entity: Entity): string {
  const text = texts.get(entity) ?? JSON.stringify(entity);
  texts.set(entity, text);
  return text;
}

/**
 * Packs what discovery is made of for a thread.
 *
 * @param options - nobody changes the entities afterwards
 * @internal
 */
export function pack(options: DiscoverOptions): PackedOptions {
  return { ...options, entities: options.entities.map(textOf) };
}

/**
 * Undoes {@link pack}.
 *
 * @internal
 */
export function unpack(packed: PackedOptions): DiscoverOptions {
  return { ...packed, entities: packed.entities.map(text => JSON.parse(text)) };
}
