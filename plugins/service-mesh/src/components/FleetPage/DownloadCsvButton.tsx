import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import DownloadIcon from '@material-ui/icons/GetApp';
import { FleetFilter } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { serviceMeshApiRef } from '../../api';
import { download } from '../../files/download';
import { collectServices } from '../../fleet/collectServices';
import { toCsv } from '../../fleet/csv';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Saves the services of all pages as CSV.
 *
 * @internal
 */
export function DownloadCsvButton({ filter }: { filter: FleetFilter }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const api = useApi(serviceMeshApiRef);
  const [{ loading, error }, save] = useAsyncFn(
    async () =>
      download('services.csv', toCsv(await collectServices(api, filter))),
    [api, filter],
  );
  return (
    <div>
      <Button
        size="small"
        startIcon={<DownloadIcon fontSize="small" />}
        disabled={loading}
        onClick={save}
      >
        {loading ? t('fleet.downloading') : t('fleet.download')}
      </Button>
      {error && (
        <Typography variant="body2" role="alert">
          {error.message}
        </Typography>
      )}
    </div>
  );
}
