/**
 * Where the values of rendered manifests come from.
 */
export * from './explainPointer';
export * from './findManifest';
