import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FindingSummary } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { severities } from '../../severities';
import { serviceMeshTranslationRef } from '../../translation';
import { SeverityLabel } from '../SeverityLabel';

/**
 * How many findings of each severity stand.
 *
 * @internal
 */
export function SummaryCounts({ findings }: { findings: FindingSummary }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const some = severities.filter(severity => findings[severity]);
  return (
    <>
      {some.length === 0 && t('severityCount.none')}
      {some.map(severity => (
        <div key={severity}>
          <SeverityLabel severity={severity}>
            {t(`severityCount.${severity}`, { count: findings[severity] })}
          </SeverityLabel>
        </div>
      ))}
    </>
  );
}
