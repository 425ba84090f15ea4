import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceSummary } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { FleetParams } from '../../hooks/useFleetParams';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { FleetRow } from './FleetRow';

/** Columns; those with an order can be sorted by. */
const columns = [
  { id: 'name', orderBy: 'name' },
  { id: 'findings', orderBy: 'findings' },
  { id: 'ready', orderBy: 'ready' },
  { id: 'stage', orderBy: 'stage' },
  { id: 'mesh', orderBy: 'mesh' },
  { id: 'mtls' },
  { id: 'authorization' },
  { id: 'timeouts' },
  { id: 'retries' },
  { id: 'owner', orderBy: 'owner' },
  { id: 'system', orderBy: 'system' },
  { id: 'lifecycle', orderBy: 'lifecycle' },
  { id: 'changedAt', orderBy: 'changedAt' },
] as const;

/** Of these, most people want the most at the top. */
const downwards: readonly string[] = ['findings', 'ready', 'changedAt'];

const useStyles = makeStyles(
  theme => ({
    // What is hidden in it scrolls with it.
    root: { position: 'relative' },
    table: {
      '& th, & td': {
        padding: `${space(2)} ${space(2)}`,
        whiteSpace: 'nowrap',
        verticalAlign: 'top',
        lineHeight: theme.typography.body2.lineHeight,
      },
      '& thead th': { verticalAlign: 'middle' },
    },
  }),
  { name: 'ServiceMeshFleetTable' },
);

/**
 * A page of services, in the order that the reader chooses.
 *
 * @internal
 */
export function FleetTable(props: {
  services: ServiceSummary[];
  params: FleetParams;
}) {
  const { services, params } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { orderBy: current = 'name', order = 'asc' } = params.filter;
  const sort = (orderBy: string) => {
    const first = downwards.includes(orderBy) ? 'desc' : 'asc';
    const other = order === 'asc' ? 'desc' : 'asc';
    params.set({ orderBy, order: orderBy === current ? other : first });
  };
  return (
    <TableContainer className={classes.root}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('fleet.table')}
      >
        <TableHead>
          <TableRow>
            {columns.map(column => {
              const orderBy = 'orderBy' in column ? column.orderBy : undefined;
              const active = orderBy === current;
              return (
                <TableCell
                  key={column.id}
                  scope="col"
                  sortDirection={active && order}
                >
                  {orderBy ? (
                    <TableSortLabel
                      active={active}
                      direction={active ? order : 'asc'}
                      onClick={() => sort(orderBy)}
                    >
                      {t(`fleet.${column.id}`)}
                    </TableSortLabel>
                  ) : (
                    t(`fleet.${column.id}`)
                  )}
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {services.map(service => (
            <FleetRow key={service.entityRef} service={service} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
