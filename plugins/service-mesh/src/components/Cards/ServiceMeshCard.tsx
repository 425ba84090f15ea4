import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useServiceConfig } from '../../hooks/useServiceConfig';
import { useServiceMeshTabLink } from '../../hooks/useServiceMeshTabLink';
import { page } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { LoadingView } from '../Skeleton';
import { Summary } from '../Summary';

const useStyles = makeStyles(theme => ({ root: page(theme) }), {
  name: 'ServiceMeshCard',
});

/**
 * The mesh configuration of the entity in short, for its overview.
 *
 * @internal
 */
export function ServiceMeshCard() {
  const classes = useStyles();
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const entityRef = stringifyEntityRef(useEntity().entity);
  const tabLink = useServiceMeshTabLink();
  const { loading, value, error } = useServiceConfig(entityRef, {});
  return (
    <InfoCard
      title={t('card.title')}
      deepLink={{ title: t('card.open'), link: tabLink(entityRef) }}
    >
      <div className={classes.root} data-testid="service-mesh-card">
        {loading && <LoadingView label={t('loading')} heights={['5rem']} />}
        {error && (
          <Typography variant="body2">
            {t('card.error', { reason: error.message })}
          </Typography>
        )}
        {!loading && value && <Summary config={value} />}
      </div>
    </InfoCard>
  );
}
