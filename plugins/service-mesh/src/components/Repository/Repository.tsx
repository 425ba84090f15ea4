import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useRepositoryCheck } from '../../hooks/useRepositoryCheck';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { LoadingView } from '../Skeleton';
import { RepositoryResult } from './RepositoryResult';

/**
 * Whether the repository that the catalog names holds the files as they are generated, and how it differs.
 *
 * @internal
 */
export function Repository({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { loading, value, error, retry } = useRepositoryCheck(config);
  return (
    <Section
      title={t('repository.title')}
      actions={
        <Button size="small" onClick={retry}>
          {t('repository.again')}
        </Button>
      }
    >
      {loading && (
        <LoadingView label={t('repository.loading')} heights={['6rem']} />
      )}
      {!loading && error && (
        <ResponseErrorPanel title={t('repository.error')} error={error} />
      )}
      {!loading && value && <RepositoryResult check={value} />}
    </Section>
  );
}
