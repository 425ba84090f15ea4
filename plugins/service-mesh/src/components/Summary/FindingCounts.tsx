import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { severities } from '../../severities';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { SeverityLabel } from '../SeverityLabel';

const useStyles = makeStyles(
  { root: { display: 'flex', flexWrap: 'wrap', gap: space(3) } },
  { name: 'ServiceMeshFindingCounts' },
);

/**
 * How many findings there are of each severity.
 *
 * @internal
 */
export function FindingCounts({ findings }: { findings: Finding[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (!findings.length) {
    return <>{t('severityCount.none')}</>;
  }
  const count = (severity: Finding['severity']) =>
    findings.filter(finding => finding.severity === severity).length;
  return (
    <span className={classes.root}>
      {severities.filter(count).map(severity => (
        <SeverityLabel key={severity} severity={severity}>
          {t(`severityCount.${severity}`, { count: count(severity) })}
        </SeverityLabel>
      ))}
    </span>
  );
}
