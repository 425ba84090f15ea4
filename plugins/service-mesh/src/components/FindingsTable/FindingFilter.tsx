import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { FindingFilterState } from '../../hooks/useFindingFilter';
import { severities } from '../../severities';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: space(3),
    },
  },
  { name: 'ServiceMeshFindingFilter' },
);

/**
 * Chooses findings by severity and by words.
 *
 * @internal
 */
export function FindingFilter(props: {
  findings: Finding[];
  filter: FindingFilterState;
}) {
  const { findings, filter } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const count = (severity: Finding['severity']) =>
    findings.filter(finding => finding.severity === severity).length;
  return (
    <div
      className={classes.root}
      role="search"
      aria-label={t('findingFilter.label')}
    >
      <ButtonGroup size="small" aria-label={t('findingFilter.severities')}>
        {severities.filter(count).map(severity => (
          <Button
            key={severity}
            variant={filter.isShown(severity) ? 'contained' : 'outlined'}
            disableElevation
            aria-pressed={filter.isShown(severity)}
            onClick={() => filter.toggle(severity)}
          >
            {t(`severityCount.${severity}`, { count: count(severity) })}
          </Button>
        ))}
      </ButtonGroup>
      <TextField
        id="service-mesh-finding-search"
        type="search"
        size="small"
        variant="outlined"
        label={t('findingFilter.search')}
        value={filter.search}
        onChange={event => filter.setSearch(event.target.value)}
      />
      <Typography variant="body2" role="status">
        {t('findingFilter.shown', {
          shown: String(filter.shown.length),
          total: String(findings.length),
        })}
      </Typography>
    </div>
  );
}
