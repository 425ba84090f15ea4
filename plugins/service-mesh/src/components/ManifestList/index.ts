export { ManifestList } from './ManifestList';
