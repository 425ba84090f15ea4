import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { useManifestPanels } from '../../hooks/useManifestPanels';
import { FindingsTable } from '../FindingsTable';
import { LossesTable } from '../LossesTable';
import { ManifestList } from '../ManifestList';
import { NamespaceSection } from '../NamespaceSection';
import { Readiness } from '../Readiness';

/**
 * What is wrong, what is left to do, what is lost, and the files.
 *
 * @internal
 */
export function Overview({ config }: { config: ServiceConfig }) {
  const { manifests, findings, losses, target } = config;
  const files = useMemo(
    () => new Map(manifests.map(({ file, yaml }) => [file, yaml])),
    [manifests],
  );
  const panels = useManifestPanels([...files.keys()]);
  return (
    <>
      <FindingsTable findings={findings} files={files} onShow={panels.show} />
      <Readiness config={config} />
      <LossesTable mesh={target.mesh} losses={losses} />
      <ManifestList config={config} panels={panels} />
      <NamespaceSection config={config} />
    </>
  );
}
