import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import DownloadIcon from '@material-ui/icons/GetApp';
import {
  RenderedManifest,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { archive } from '../../files/archive';
import { download } from '../../files/download';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Saves all files of a service as one archive, on demand with others; nothing where there are none.
 *
 * @internal
 */
export function DownloadAllButton(props: {
  config: ServiceConfig;
  /** Files that belong with them, and what to call all of them together. */
  others?: { manifests: RenderedManifest[]; label: string };
}) {
  const { config, others } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { service, target } = config;
  const manifests = [...config.manifests, ...(others?.manifests ?? [])];
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
      {others?.label ?? t('manifestList.downloadAll')}
    </Button>
  );
}
