import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  Finding,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { FindingCounts } from '../Summary';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: `${space(1)} ${space(3)}`,
      minWidth: 0,
    },
    chip: { margin: 0 },
    file: { overflowWrap: 'anywhere' },
  },
  { name: 'ServiceMeshManifestHeader' },
);

/**
 * Names a generated file and what it holds.
 *
 * @internal
 */
export function ManifestHeader(props: {
  manifest: RenderedManifest;
  findings: Finding[];
}) {
  const { manifest, findings } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <Typography component="span">
        <strong>{manifest.object.kind}</strong> {manifest.object.metadata.name}
      </Typography>
      {manifest.role === 'patch' && (
        <Chip
          size="small"
          className={classes.chip}
          label={t('manifestList.patch')}
          title={t('manifestList.patchHint')}
        />
      )}
      {findings.length > 0 && <FindingCounts findings={findings} />}
      <Typography
        component="span"
        variant="body2"
        color="textSecondary"
        className={classes.file}
      >
        {manifest.file}
      </Typography>
    </span>
  );
}
