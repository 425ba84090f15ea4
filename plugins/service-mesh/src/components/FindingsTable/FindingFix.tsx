import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { OriginText } from '../OriginsTable';

const useStyles = makeStyles(
  { root: { display: 'flex', flexDirection: 'column', gap: space(2) } },
  { name: 'ServiceMeshFindingFix' },
);

/**
 * What to do about a finding, with text to copy, and the source of the faulty value.
 *
 * @internal
 */
export function FindingFix({ finding }: { finding: Finding }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {finding.fix && (
        <>
          <Typography variant="body2">{finding.fix.title}</Typography>
          <CodeBlock text={finding.fix.snippet} />
        </>
      )}
      {finding.origin && (
        <Typography variant="body2" component="div">
          {t('findingsTable.origin')} <OriginText origin={finding.origin} />
        </Typography>
      )}
    </div>
  );
}
