import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { FleetFilter } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useFleet } from '../../hooks/useFleet';
import { useServiceMeshTabLink } from '../../hooks/useServiceMeshTabLink';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { SummaryCounts } from './SummaryCounts';

const useStyles = makeStyles(
  {
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: space(4),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      // Names may be long.
      '& > li': { minWidth: 0, overflowWrap: 'anywhere' },
    },
  },
  { name: 'ServiceMeshWorstOffenders' },
);

/** Services that are named. */
const NAMED = 5;

/**
 * The services with the gravest findings.
 *
 * @internal
 */
export function WorstOffenders({ filter }: { filter: FleetFilter }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const tabLink = useServiceMeshTabLink();
  const { value } = useFleet({
    ...filter,
    cursor: undefined,
    orderBy: 'findings',
    order: 'desc',
    limit: NAMED,
  });
  const worst = value?.items.filter(
    ({ findings }) => findings.error + findings.warning > 0,
  );
  if (!worst) {
    return null;
  }
  return (
    <Section title={t('worstOffenders.title')}>
      {worst.length === 0 ? (
        <Typography variant="body2">{t('worstOffenders.none')}</Typography>
      ) : (
        <ol className={classes.list}>
          {worst.map(({ entityRef, name, findings }) => (
            <li key={entityRef}>
              <Link to={tabLink(entityRef)}>{name}</Link>
              <SummaryCounts findings={findings} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
