import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { FleetPage } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { FleetParams } from '../../hooks/useFleetParams';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Notice } from '../Notice';
import { Section } from '../Section';
import { DownloadCsvButton } from './DownloadCsvButton';
import { FleetTable } from './FleetTable';

const useStyles = makeStyles(
  {
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: space(3),
    },
  },
  { name: 'ServiceMeshServicesSection' },
);

/**
 * A page of services, and the way to the next one.
 *
 * @internal
 */
export function ServicesSection(props: {
  page: FleetPage;
  params: FleetParams;
}) {
  const { page, params } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { items, totals, nextCursor, sweptAt } = page;
  const empty = params.filtered ? t('fleet.empty') : t('fleet.emptyFleet');
  return (
    <Section
      title={t('fleet.table')}
      actions={<DownloadCsvButton filter={params.filter} />}
    >
      {sweptAt === null && (
        <Notice severity="info">{t('fleet.notSwept')}</Notice>
      )}
      {items.length === 0 ? (
        <Typography variant="body2">{empty}</Typography>
      ) : (
        <FleetTable services={items} params={params} />
      )}
      <div className={classes.foot}>
        <Typography variant="body2" role="status">
          {t('fleet.page', { count: totals.services })}
          {sweptAt !== null &&
            `. ${t('fleet.sweptAt', {
              time: new Date(sweptAt).toLocaleString(),
            })}`}
        </Typography>
        {params.filter.cursor && (
          <Button size="small" onClick={() => params.turn(undefined)}>
            {t('fleet.previous')}
          </Button>
        )}
        {nextCursor && (
          <Button size="small" onClick={() => params.turn(nextCursor)}>
            {t('fleet.next')}
          </Button>
        )}
      </div>
    </Section>
  );
}
