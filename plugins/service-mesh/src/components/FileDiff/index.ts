export { FileDiff } from './lazyFileDiff';
export { ManifestChanges } from './ManifestChanges';
