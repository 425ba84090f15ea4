import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';
import { SeverityLabel } from '../SeverityLabel';

/**
 * A list of findings under a title; nothing where there are none.
 *
 * @internal
 */
export function ChangedFindings(props: { title: string; findings: Finding[] }) {
  const { title, findings } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (!findings.length) {
    return null;
  }
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <ul>
        {findings.map(({ severity, code, message }, index) => (
          <li key={index}>
            <SeverityLabel severity={severity}>
              {t(`severity.${severity}`)}
            </SeverityLabel>{' '}
            <code>{code}</code> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
