/**
 * The kinds of entities that configuration is made of.
 *
 * @internal
 */
export const KINDS = ['Component', 'API', 'System', 'Domain', 'Resource'];

/**
 * What is read of an entity whose ref is known to know its etag.
 *
 * @internal
 */
export const ETAG_FIELDS = ['metadata.etag'];

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
