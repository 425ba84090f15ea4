import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { StageSummary } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';
import { Notice } from '../Notice';

const useStyles = makeStyles(
  { list: { margin: 0 } },
  { name: 'ServiceMeshStageNotice' },
);

/**
 * The facts that keep policies from being enforced; nothing where none do.
 *
 * @internal
 */
export function StageNotice({ stage }: { stage: StageSummary }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (!stage.missing.length) {
    return null;
  }
  const heldBack = stage.wanted !== stage.effective;
  return (
    <Notice severity={heldBack ? 'warning' : 'info'}>
      {t(heldBack ? 'notices.missing' : 'notices.missingLater')}
      <ul className={classes.list}>
        {stage.missing.map(fact => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Notice>
  );
}
