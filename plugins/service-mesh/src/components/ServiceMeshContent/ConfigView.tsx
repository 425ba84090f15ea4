import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useManifestPanels } from '../../hooks/useManifestPanels';
import { FindingsTable } from '../FindingsTable';
import { LossesTable } from '../LossesTable';
import { ManifestList } from '../ManifestList';
import { Notices } from '../Notices';
import { Summary } from '../Summary';

/**
 * A configuration: in short, what is wrong with it, what is lost, and its files.
 *
 * @internal
 */
export function ConfigView({ config }: { config: ServiceConfig }) {
  const files = config.manifests.map(manifest => manifest.file);
  const panels = useManifestPanels(files);
  return (
    <>
      <Summary config={config} />
      <Notices config={config} />
      <FindingsTable
        findings={config.findings}
        files={files}
        onShow={panels.show}
      />
      <LossesTable mesh={config.target.mesh} losses={config.losses} />
      <ManifestList config={config} panels={panels} />
    </>
  );
}
