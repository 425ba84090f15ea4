import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Suspense } from 'react';
import { ManifestChange } from '../../files/compareManifests';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { FileDiff } from './lazyFileDiff';

const useStyles = makeStyles(
  {
    root: { display: 'flex', flexDirection: 'column', gap: space(2) },
    title: { margin: 0, fontSize: '1rem' },
    whole: { '& > summary': { cursor: 'pointer' } },
  },
  { name: 'ServiceMeshManifestChanges' },
);

/**
 * What became of each object that is not the same: the changes of one that changed, and on demand all of one that came or went.
 *
 * @internal
 */
export function ManifestChanges({ changes }: { changes: ManifestChange[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <Suspense fallback={null}>
      {changes
        .filter(({ status }) => status !== 'same')
        .map(({ kind, name, role, status, before, after }) => {
          const diff = (
            <FileDiff
              label={t('fileDiff.label', { kind, name })}
              before={before}
              after={after}
            />
          );
          return (
            <div key={`${role} ${kind} ${name}`} className={classes.root}>
              <h3 className={classes.title}>
                {kind} {name}, {t(`fileDiff.${status as 'changed'}`)}
              </h3>
              {status === 'changed' ? (
                diff
              ) : (
                <details className={classes.whole}>
                  <summary>{t('fileDiff.showWhole')}</summary>
                  {diff}
                </details>
              )}
            </div>
          );
        })}
    </Suspense>
  );
}
