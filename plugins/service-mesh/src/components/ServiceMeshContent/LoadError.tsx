import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { TargetSelection } from '../../hooks/useTargetSelection';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexDirection: 'column', gap: space(3) },
    actions: { display: 'flex', gap: space(2) },
  },
  { name: 'ServiceMeshLoadError' },
);

/**
 * Why there is no configuration to show, and the ways on.
 *
 * @internal
 */
export function LoadError(props: {
  error: Error;
  selection: TargetSelection;
  onRetry(): void;
}) {
  const { error, selection, onRetry } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const reason =
    error instanceof ResponseError ? error.cause.message : error.message;
  return (
    <div className={classes.root}>
      <ResponseErrorPanel
        title={`${t('loadError.title')}: ${reason}`}
        error={error}
      />
      <div className={classes.actions}>
        <Button variant="outlined" onClick={onRetry}>
          {t('loadError.retry')}
        </Button>
        {(selection.mesh || selection.environment) && (
          <Button variant="outlined" onClick={selection.reset}>
            {t('loadError.reset')}
          </Button>
        )}
      </div>
    </div>
  );
}
