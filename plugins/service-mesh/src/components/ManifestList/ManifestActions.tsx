import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { download } from '../../files/download';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { CopyButton } from '../CopyButton';

const useStyles = makeStyles(
  { root: { display: 'flex', flexWrap: 'wrap', gap: space(2) } },
  { name: 'ServiceMeshManifestActions' },
);

/**
 * Copies or saves one file.
 *
 * @internal
 */
export function ManifestActions({ manifest }: { manifest: RenderedManifest }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const name = manifest.file.split('/').at(-1)!;
  return (
    <div className={classes.root}>
      <CopyButton text={manifest.yaml} label={t('manifestList.copy')} />
      <Button
        size="small"
        startIcon={<DownloadIcon fontSize="small" />}
        aria-label={t('manifestList.downloadFile', { file: name })}
        onClick={() => download(name, manifest.yaml)}
      >
        {t('manifestList.download')}
      </Button>
    </div>
  );
}
