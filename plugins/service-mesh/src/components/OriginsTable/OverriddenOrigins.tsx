import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { showValue } from '../../showValue';
import { serviceMeshTranslationRef } from '../../translation';
import { OriginText } from './OriginText';

/**
 * The weaker sources that a source overrode, strongest first, with the values that they set.
 *
 * @internal
 */
export function OverriddenOrigins({ origin }: { origin: Origin }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <>
      {origin.overrode?.map((weaker, index) => (
        <Typography
          key={index}
          variant="body2"
          component="div"
          color="textSecondary"
        >
          {t('originsTable.overrode')}{' '}
          {weaker.value !== undefined && (
            <code>{showValue(weaker.value)} </code>
          )}
          <OriginText origin={weaker} />
        </Typography>
      ))}
    </>
  );
}
