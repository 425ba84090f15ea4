/**
 * What if: other values for policy settings, and where they would be written. First in the entities, before they are read; then in what
 * was read, for what stands in API definitions.
 */
export * from './changes';
