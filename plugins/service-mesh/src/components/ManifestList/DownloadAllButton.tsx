import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import DownloadIcon from '@material-ui/icons/GetApp';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { archive } from '../../files/archive';
import { download } from '../../files/download';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Saves all files as one archive; nothing where there are none.
 *
 * @internal
 */
export function DownloadAllButton({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { manifests, service, target } = config;
  if (!manifests.length) {
    return null;
  }
  const name = `${service.name}-${target.mesh}-${target.environment}.zip`;
  return (
    <Button
      size="small"
      startIcon={<DownloadIcon fontSize="small" />}
      onClick={async () => download(name, await archive(manifests))}
    >
      {t('manifestList.downloadAll')}
    </Button>
  );
}
