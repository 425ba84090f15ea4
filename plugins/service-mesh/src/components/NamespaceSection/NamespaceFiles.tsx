import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  NamespaceBundle,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { useManifestPanels } from '../../hooks/useManifestPanels';
import { serviceMeshTranslationRef } from '../../translation';
import { FindingsTable } from '../FindingsTable';
import { LossesTable } from '../LossesTable';
import { DownloadAllButton, ManifestPanels } from '../ManifestList';

/**
 * The files of a namespace, with what is wrong with them and what is lost.
 *
 * @internal
 */
export function NamespaceFiles(props: {
  config: ServiceConfig;
  bundle: NamespaceBundle;
}) {
  const { config, bundle } = props;
  const { manifests, findings, losses, configLocation } = bundle;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const panels = useManifestPanels([]);
  const files = useMemo(
    () => new Map(manifests.map(({ file, yaml }) => [file, yaml])),
    [manifests],
  );
  const count = manifests.length;
  return (
    <>
      <Typography variant="body2" role="status">
        {configLocation
          ? t('manifestList.below', { count, location: configLocation })
          : t('manifestList.files', { count })}
      </Typography>
      {findings.length > 0 && (
        <FindingsTable findings={findings} files={files} onShow={panels.show} />
      )}
      <LossesTable mesh={config.target.mesh} losses={losses} />
      <ManifestPanels
        manifests={manifests}
        findings={findings}
        panels={panels}
      />
      {count > 0 && (
        <div>
          <DownloadAllButton
            config={config}
            others={{ manifests, label: t('namespaceSection.downloadAll') }}
          />
        </div>
      )}
    </>
  );
}
