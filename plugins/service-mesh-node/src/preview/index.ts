/**
 * What if: other values for policy settings, where they would be written, and what the catalog would tell then.
 */
export * from './discoverChanged';
