import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  annotations,
  NO_MESH,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestPanels as Panels } from '../../hooks/useManifestPanels';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { Section } from '../Section';
import { DownloadAllButton } from './DownloadAllButton';
import { ManifestPanels } from './ManifestPanels';

const meshSnippet = ({ meshes }: ServiceConfig) => `metadata:
  annotations:
    ${annotations.mesh}: ${meshes[0]}`;

/**
 * The generated files.
 *
 * @internal
 */
export function ManifestList(props: { config: ServiceConfig; panels: Panels }) {
  const { config, panels } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const count = config.manifests.length;
  const location = config.configLocation;
  const files = location
    ? t('manifestList.below', { count, location })
    : t('manifestList.files', { count });
  return (
    <Section
      title={t('manifestList.title')}
      actions={<DownloadAllButton config={config} />}
    >
      <Typography variant="body2">
        {count
          ? files
          : t('manifestList.none', { mesh: meshLabel(config.target.mesh) })}
      </Typography>
      {config.target.mesh === NO_MESH && (
        <>
          <Typography variant="body2">{t('manifestList.noneHint')}</Typography>
          <CodeBlock text={meshSnippet(config)} label={annotations.mesh} />
        </>
      )}
      <ManifestPanels
        manifests={config.manifests}
        findings={config.findings}
        panels={panels}
      />
    </Section>
  );
}
