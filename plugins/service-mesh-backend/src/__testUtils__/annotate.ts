import { Entity } from '@backstage/catalog-model';

/**
 * Sets an annotation of this plugin on an entity.
 *
 * @param name - without the prefix
 * @internal
 */
export const annotate = (name: string, value: string) => (entity: Entity) => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      ...entity.metadata.annotations,
      [`mesh-configurator.io/${name}`]: value,
    },
  },
});
