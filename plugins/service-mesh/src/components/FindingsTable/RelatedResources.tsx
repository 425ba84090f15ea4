import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { RelatedResource } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';

/** More are rarely read. */
const MOST = 10;

function describe({ resource, file, range }: RelatedResource): string {
  const { kind, namespace, name } = resource;
  const place = file && range ? `${file}:${range.start.line}` : file;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}${
    place ? ` (${place})` : ''
  }`;
}

/**
 * The other objects that take part in a finding; nothing where there are none.
 *
 * @internal
 */
export function RelatedResources({ related }: { related: RelatedResource[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (!related.length) {
    return null;
  }
  return (
    <Typography variant="body2">
      {t('findingDetails.related')}:{' '}
      {related.slice(0, MOST).map(describe).join(', ')}
      {related.length > MOST && ' …'}
    </Typography>
  );
}
