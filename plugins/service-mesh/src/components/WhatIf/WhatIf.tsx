import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import { usePreview } from '../../hooks/usePreview';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { LoadingView } from '../Skeleton';
import { changesOf, Draft } from './draft';
import { PreviewResult } from './PreviewResult';
import { SettingsForm } from './SettingsForm';

/**
 * Changes settings and shows what becomes of the files and findings. Nothing is saved.
 *
 * @internal
 */
export function WhatIf({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const changes = changesOf(drafts);
  const { loading, value, error } = usePreview(config, changes);
  return (
    <>
      <Section
        title={t('whatIf.title')}
        actions={
          drafts.length > 0 && (
            <Button size="small" onClick={() => setDrafts([])}>
              {t('whatIf.reset')}
            </Button>
          )
        }
      >
        <Typography variant="body2">{t('whatIf.intro')}</Typography>
        <SettingsForm config={config} drafts={drafts} onChange={setDrafts} />
      </Section>
      <div aria-live="polite" aria-busy={loading}>
        <Section title={t('whatIf.result')}>
          {error && (
            <ResponseErrorPanel title={t('whatIf.error')} error={error} />
          )}
          {value && (
            <PreviewResult config={config} changes={changes} preview={value} />
          )}
          {!value && loading && (
            <LoadingView label={t('whatIf.computing')} heights={['8rem']} />
          )}
          {!value && !loading && !error && (
            <Typography variant="body2">{t('whatIf.nothing')}</Typography>
          )}
        </Section>
      </div>
    </>
  );
}
