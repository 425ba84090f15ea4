import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useNamespaceBundle } from '../../hooks/useNamespaceBundle';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { LoadingView } from '../Skeleton';
import { NamespaceFiles } from './NamespaceFiles';

/**
 * The bundle of the namespace of a service, whose files are made on demand; nothing where app-config asks for none.
 *
 * @internal
 */
export function NamespaceSection({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { loading, value, error, load } = useNamespaceBundle(config);
  const namespace = config.service.namespace.value;
  if (!config.namespaceBundle || namespace === null) {
    return null;
  }
  return (
    <Section title={t('namespaceSection.title', { namespace })}>
      <Typography variant="body2">{t('namespaceSection.intro')}</Typography>
      {value && <NamespaceFiles config={config} bundle={value} />}
      {loading && (
        <LoadingView label={t('namespaceSection.loading')} heights={['6rem']} />
      )}
      {error && (
        <Typography variant="body2" role="alert">
          {t('namespaceSection.error', { reason: error.message })}
        </Typography>
      )}
      {!value && !loading && (
        <div>
          <Button size="small" variant="outlined" onClick={load}>
            {t('namespaceSection.show')}
          </Button>
        </div>
      )}
    </Section>
  );
}
