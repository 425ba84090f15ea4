/**
 * What stands before a provider judges a request: which provider, where the request goes, and what is known beside the manifests.
 * It knows nothing of how manifests are rendered.
 */
export * from './callee';
export * from './chooseProvider';
export * from './known';
export * from './requestPath';
export * from './serviceTarget';
export type { ManifestSource } from './source';
export * from './undecided';
