import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  Coverage,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useServiceMeshTabLink } from '../../hooks/useServiceMeshTabLink';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { RowHeader } from '../DataTable';
import { SummaryCounts } from './SummaryCounts';

const useStyles = makeStyles(
  {
    root: {
      // Names may be long.
      '& $name, & th[scope=row]': {
        minWidth: '6.5rem',
        maxWidth: '14rem',
        whiteSpace: 'normal',
        overflowWrap: 'anywhere',
      },
      '& th[scope=row]': { minWidth: '10rem' },
    },
    name: {},
  },
  { name: 'ServiceMeshFleetRow' },
);

/**
 * One service in a line.
 *
 * @internal
 */
export function FleetRow({ service }: { service: ServiceSummary }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const tabLink = useServiceMeshTabLink();
  const { owner, system, ready, missing } = service;
  const coverage = ({ covered, total }: Coverage) =>
    t('fleet.coverage', { covered: String(covered), total: String(total) });
  const gaps = missing
    ? t('fleet.readyNo', { count: missing })
    : t('fleet.readyErrors');
  return (
    <TableRow className={classes.root}>
      <RowHeader>
        <Link to={tabLink(service.entityRef)}>{service.name}</Link>
      </RowHeader>
      <TableCell>
        <SummaryCounts findings={service.findings} />
      </TableCell>
      <TableCell>{ready ? t('fleet.readyYes') : gaps}</TableCell>
      <TableCell>{t(`fleet.stageValue.${service.stage}`)}</TableCell>
      <TableCell className={classes.name}>{meshLabel(service.mesh)}</TableCell>
      <TableCell>{t(`fleet.mtlsValue.${service.mtls}`)}</TableCell>
      <TableCell>
        {t(`fleet.authorizationValue.${service.authorization}`)}
      </TableCell>
      <TableCell>{coverage(service.timeouts)}</TableCell>
      <TableCell>{coverage(service.retries)}</TableCell>
      <TableCell className={classes.name}>
        {owner && <EntityRefLink entityRef={owner} />}
      </TableCell>
      <TableCell className={classes.name}>
        {system && <EntityRefLink entityRef={system} />}
      </TableCell>
      <TableCell className={classes.name}>{service.lifecycle}</TableCell>
      <TableCell>
        <time dateTime={service.changedAt}>
          {new Date(service.changedAt).toLocaleDateString()}
        </time>
      </TableCell>
    </TableRow>
  );
}
