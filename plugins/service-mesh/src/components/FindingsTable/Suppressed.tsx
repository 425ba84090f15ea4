import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { Suppression } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Who accepted a finding, and why; nothing for one that stands.
 *
 * @internal
 */
export function Suppressed(props: { suppression: Suppression | undefined }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (!props.suppression) {
    return null;
  }
  const { by, reason, until } = props.suppression;
  return (
    <Typography variant="body2" color="textSecondary">
      {until
        ? t('findingsTable.suppressedUntil', { by, until, reason })
        : t('findingsTable.suppressed', { by, reason })}
    </Typography>
  );
}
