import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import EditIcon from '@material-ui/icons/EditOutlined';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Leads to the file to edit to change a value; nothing where no file is known.
 *
 * @internal
 */
export function SourceLink(props: {
  origin: Origin;
  urls: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const entity = props.origin.entityRef;
  const url = entity && props.urls.get(entity);
  return url ? (
    <Link to={url} aria-label={t('originSentence.edit', { entity })}>
      <EditIcon fontSize="inherit" />
    </Link>
  ) : null;
}
