export { DownloadAllButton } from './DownloadAllButton';
export { ManifestList } from './ManifestList';
export { ManifestPanels } from './ManifestPanels';
