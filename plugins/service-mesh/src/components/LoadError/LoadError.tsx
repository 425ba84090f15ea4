import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { configReadPermission } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ReactNode } from 'react';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexDirection: 'column', gap: space(3) },
    actions: { display: 'flex', flexWrap: 'wrap', gap: space(2) },
  },
  { name: 'ServiceMeshLoadError' },
);

/**
 * Why there is nothing to show, and the ways on.
 *
 * @internal
 */
export function LoadError(props: {
  /** What could not be loaded. */
  title: string;
  error: Error;
  /** What to do where the backend knows of no such thing. */
  notFound?: string;
  onRetry(): void;
  /** Further ways on. */
  children?: ReactNode;
}) {
  const { title, error, notFound, onRetry, children } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const reason =
    error instanceof ResponseError ? error.cause.message : error.message;
  const advice = {
    403: t('loadError.notAllowed', { permission: configReadPermission.name }),
    404: notFound,
  }[error instanceof ResponseError ? error.statusCode : 0];
  return (
    <div className={classes.root}>
      <ResponseErrorPanel title={`${title}: ${reason}`} error={error} />
      {advice && <Typography variant="body2">{advice}</Typography>}
      <div className={classes.actions}>
        <Button variant="outlined" onClick={onRetry}>
          {t('loadError.retry')}
        </Button>
        {children}
      </div>
    </div>
  );
}
