/**
 * What stands before a provider judges a request: which provider, and where the request goes. It reads manifests of any
 * origin and knows nothing of how they are rendered.
 */
export * from './callee';
export * from './chooseProvider';
export type { ManifestSource } from './source';
