import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { useFleet } from '../../hooks/useFleet';
import { useFleetParams } from '../../hooks/useFleetParams';
import { page } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { LoadingView } from '../Skeleton';
import { FleetFilters } from './FleetFilters';
import { FleetTotals } from './FleetTotals';
import { ServicesSection } from './ServicesSection';
import { WorstOffenders } from './WorstOffenders';

const useStyles = makeStyles(theme => ({ root: page(theme) }), {
  name: 'ServiceMeshFleetContent',
});

/**
 * Every service that the reader may see: what they come to, where to begin, and a line for each.
 *
 * @internal
 */
export function FleetContent() {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const params = useFleetParams();
  const fleet = useFleet(params.filter);
  return (
    <div
      className={classes.root}
      data-testid="service-mesh-fleet"
      aria-busy={fleet.loading}
    >
      <FleetFilters
        params={params}
        environments={fleet.value?.environments ?? []}
        meshes={Object.keys(fleet.value?.totals.meshes ?? {})}
      />
      {fleet.loading && !fleet.value && (
        <LoadingView
          label={t('fleet.loading')}
          heights={['4rem', '6rem', '24rem']}
        />
      )}
      {fleet.error && (
        <LoadError
          title={t('fleet.error')}
          error={fleet.error}
          onRetry={fleet.retry}
        />
      )}
      {fleet.value && (
        <>
          <FleetTotals totals={fleet.value.totals} onFilter={params.set} />
          <WorstOffenders filter={params.filter} />
          <ServicesSection page={fleet.value} params={params} />
        </>
      )}
    </div>
  );
}
