import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useServiceConfig } from '../../hooks/useServiceConfig';
import { useTargetSelection } from '../../hooks/useTargetSelection';
import { page } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { LoadingView } from '../Skeleton';
import { NeighbourTabs, PullRequestButton, TargetBar } from '../TargetBar';
import { ConfigView } from './ConfigView';

const useStyles = makeStyles(theme => ({ root: page(theme) }), {
  name: 'ServiceMeshTab',
});

/**
 * The mesh configuration of a service for the mesh and environment that the URL selects.
 *
 * @internal
 */
export function ServiceMeshTab({ entityRef }: { entityRef: string }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const selection = useTargetSelection();
  const config = useServiceConfig(entityRef, selection);
  return (
    <div
      className={classes.root}
      data-testid="service-mesh-content"
      aria-busy={config.loading}
    >
      {config.value && (
        <TargetBar config={config.value} selection={selection}>
          <NeighbourTabs />
          {!config.loading && <PullRequestButton config={config.value} />}
        </TargetBar>
      )}
      {config.loading && (
        <LoadingView
          label={t('loading')}
          heights={[
            ...(config.value ? [] : ['2.5rem']),
            '4rem',
            '8rem',
            '24rem',
          ]}
        />
      )}
      {!config.loading && config.error && (
        <LoadError
          title={t('loadError.title')}
          error={config.error}
          notFound={t('loadError.notFound')}
          onRetry={config.retry}
        >
          {(selection.mesh || selection.environment) && (
            <Button variant="outlined" onClick={selection.reset}>
              {t('loadError.reset')}
            </Button>
          )}
        </LoadError>
      )}
      {!config.loading && config.value && <ConfigView config={config.value} />}
    </div>
  );
}
