import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { OriginText, OverriddenOrigins } from '../OriginsTable';
import { AboutRule } from './AboutRule';
import { FindingFix } from './FindingFix';
import { RelatedResources } from './RelatedResources';

const useStyles = makeStyles(
  { root: { display: 'flex', flexDirection: 'column', gap: space(2) } },
  { name: 'ServiceMeshFindingDetails' },
);

/**
 * Why a finding matters, what else takes part in it, where the faulty value comes from, and what to do about it.
 *
 * @internal
 */
export function FindingDetails(props: {
  finding: Finding;
  /** The text of the file that it is in, where that is at hand. */
  text: string | undefined;
}) {
  const { finding, text } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { consequence, equivalents, fix, origin, related } = finding;
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t(`findingDetails.consequence.${consequence}`)}{' '}
        {equivalents.length > 0 &&
          t('findingDetails.equivalents', { list: equivalents.join(', ') })}
      </Typography>
      <AboutRule code={finding.code} />
      <RelatedResources related={related} />
      {origin && (
        <Typography variant="body2" component="div">
          {t('findingDetails.origin')} <OriginText origin={origin} />
          <OverriddenOrigins origin={origin} />
        </Typography>
      )}
      {fix && <FindingFix finding={finding} fix={fix} text={text} />}
    </div>
  );
}
