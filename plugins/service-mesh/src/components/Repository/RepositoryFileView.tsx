import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { RepositoryFile } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { FileDiff } from '../FileDiff';

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexDirection: 'column', gap: space(2) },
    title: { margin: 0, fontSize: '1rem', overflowWrap: 'anywhere' },
    whole: { '& > summary': { cursor: 'pointer' } },
  },
  { name: 'ServiceMeshRepositoryFile' },
);

/**
 * A file that differs: its changes, or on demand all of one that came or went.
 *
 * @internal
 */
export function RepositoryFileView({ file: each }: { file: RepositoryFile }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { file, state, edited, before, after } = each;
  const diff = (
    <FileDiff
      label={t('repository.diff', { file })}
      before={before ?? ''}
      after={after ?? ''}
    />
  );
  return (
    <div className={classes.root}>
      <h3 className={classes.title}>
        {file}, {t(`repository.file.${state}`)}
      </h3>
      {edited === 'yes' && (
        <Typography variant="body2">{t('repository.edited')}</Typography>
      )}
      {state === 'changed' && diff}
      {(state === 'added' || state === 'obsolete') && (
        <details className={classes.whole}>
          <summary>{t('fileDiff.showWhole')}</summary>
          {diff}
        </details>
      )}
    </div>
  );
}
