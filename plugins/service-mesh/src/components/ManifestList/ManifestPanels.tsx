import {
  Finding,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestPanels as Panels } from '../../hooks/useManifestPanels';
import { ManifestPanel } from './ManifestPanel';

/**
 * A panel for each file.
 *
 * @internal
 */
export function ManifestPanels(props: {
  manifests: RenderedManifest[];
  /** Findings about any of the files. */
  findings: Finding[];
  panels: Panels;
}) {
  const { manifests, findings, panels } = props;
  return (
    <div>
      {manifests.map(manifest => (
        <ManifestPanel
          key={manifest.file}
          manifest={manifest}
          findings={findings.filter(({ file }) => file === manifest.file)}
          panels={panels}
        />
      ))}
    </div>
  );
}
