import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { policyRows } from '../../policy/policyRows';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { PolicyTable } from './PolicyTable';

const areas = ['traffic', 'resilience', 'security', 'observability'] as const;

/**
 * Every setting of a service by area, with its source.
 *
 * @internal
 */
export function PolicyView({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const rows = useMemo(() => policyRows(config.policy), [config]);
  return (
    <>
      <Typography variant="body2">{t('policyView.intro')}</Typography>
      {areas.map(area => {
        const own = rows.filter(({ leaf }) => leaf.startsWith(`${area}.`));
        return (
          <Section key={area} title={t(`policyView.${area}`)}>
            {own.length ? (
              <PolicyTable label={t(`policyView.${area}`)} rows={own} />
            ) : (
              <Typography variant="body2">{t('policyView.nothing')}</Typography>
            )}
          </Section>
        );
      })}
    </>
  );
}
