import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useNavigate } from 'react-router-dom';
import { useFleet } from '../../hooks/useFleet';
import { fleetLinkRouteRef } from '../../routes';
import { page } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { FleetTotals } from '../FleetPage/FleetTotals';
import { LoadingView } from '../Skeleton';

const useStyles = makeStyles(theme => ({ root: page(theme) }), {
  name: 'ServiceMeshSystemCard',
});

/**
 * What the services of a System come to, for its overview.
 *
 * @internal
 */
export function SystemServiceMeshCard() {
  const classes = useStyles();
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const system = stringifyEntityRef(useEntity().entity);
  const fleet = useRouteRef(fleetLinkRouteRef);
  const navigate = useNavigate();
  const { loading, value, error } = useFleet({ system, limit: 1 });
  const link = (filter: Record<string, string> = {}) =>
    `${fleet?.()}?${new URLSearchParams({ system, ...filter })}`;
  return (
    <InfoCard
      title={t('card.title')}
      deepLink={
        fleet ? { title: t('card.systemOpen'), link: link() } : undefined
      }
    >
      <div className={classes.root} data-testid="service-mesh-card">
        {loading && (
          <LoadingView label={t('fleet.loading')} heights={['8rem']} />
        )}
        {error && (
          <Typography variant="body2">
            {t('card.error', { reason: error.message })}
          </Typography>
        )}
        {value?.totals.services === 0 && (
          <Typography variant="body2">{t('card.systemEmpty')}</Typography>
        )}
        {value && value.totals.services > 0 && (
          <FleetTotals
            totals={value.totals}
            onFilter={filter => fleet && navigate(link(filter))}
          />
        )}
      </div>
    </InfoCard>
  );
}
