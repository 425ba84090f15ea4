import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { RepositoryCheck } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Suspense } from 'react';
import { serviceMeshTranslationRef } from '../../translation';
import { Notice } from '../Notice';
import { RepositoryFileView } from './RepositoryFileView';

const isFine = { 'in-step': true, absent: true } as Record<string, boolean>;

/**
 * What a repository was found to hold, and each file that differs.
 *
 * @internal
 */
export function RepositoryResult({ check }: { check: RepositoryCheck }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { location, state, reason, files } = check;
  const byHand = files.filter(({ edited }) => edited === 'yes').length;
  return (
    <>
      <Typography variant="body2">
        <code>{location}</code>
      </Typography>
      <Notice severity={isFine[state] ? 'info' : 'warning'}>
        <Typography variant="body2">{t(`repository.${state}`)}</Typography>
        {reason && <Typography variant="body2">{reason}</Typography>}
        {byHand > 0 && (
          <Typography variant="body2">
            {t('repository.byHand', { count: byHand })}
          </Typography>
        )}
      </Notice>
      <Suspense fallback={null}>
        {files.map(file => (
          <RepositoryFileView key={file.file} file={file} />
        ))}
      </Suspense>
    </>
  );
}
