import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { SeverityLabel } from '../SeverityLabel';

const useStyles = makeStyles(
  {
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: { display: 'flex', alignItems: 'flex-start', gap: space(2) },
  },
  { name: 'ServiceMeshLineFindings' },
);

/**
 * The findings about one file with their lines; nothing where there are none.
 *
 * @internal
 */
export function LineFindings({ findings }: { findings: Finding[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (!findings.length) {
    return null;
  }
  return (
    <ul className={classes.list}>
      {findings.map(({ severity, range, message }, index) => (
        <li key={index} className={classes.item}>
          <SeverityLabel severity={severity}>
            {t(`severity.${severity}`)}
          </SeverityLabel>
          {range
            ? t('manifestList.lineFinding', {
                line: String(range.start.line),
                message,
              })
            : message}
        </li>
      ))}
    </ul>
  );
}
