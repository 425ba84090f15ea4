import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable, RowHeader } from '../DataTable';
import { MapEdge } from './edges';

const columns = [
  'from',
  'to',
  'operations',
  'mtls',
  'authorization',
  'timeout',
  'retries',
] as const;

/** More operations are named elsewhere. */
const NAMED = 5;

/**
 * The map in words.
 *
 * @internal
 */
export function EdgeTable(props: { edges: MapEdge[]; service: string }) {
  const { edges, service } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const operationsOf = ({ operations }: MapEdge) => {
    if (operations === 'all') {
      return t('map.allOperations');
    }
    return operations.length > NAMED
      ? t('map.operationCount', { count: operations.length })
      : operations.join(', ');
  };
  const own = (edge: MapEdge) => [
    t(`map.mtlsValue.${edge.mtls}`),
    t(`map.authorizationValue.${edge.authorization}`),
    edge.timeouts.join(', ') || t('map.noTimeout'),
    edge.attempts
      ? t('map.retryCount', { attempts: String(edge.attempts) })
      : t('map.noRetries'),
  ];
  return (
    <DataTable
      label={t('map.table')}
      columns={columns.map(column => t(`map.${column}`))}
    >
      {edges.map(edge => (
        <TableRow key={`${edge.direction} ${edge.node.id}`}>
          <RowHeader>
            {edge.direction === 'in' ? edge.node.name : service}
          </RowHeader>
          <TableCell>
            {edge.direction === 'in' ? service : edge.node.name}
          </TableCell>
          <TableCell>{operationsOf(edge)}</TableCell>
          {edge.direction === 'in' ? (
            own(edge).map((text, index) => (
              <TableCell key={index}>{text}</TableCell>
            ))
          ) : (
            <TableCell colSpan={4}>
              {t('map.theirs', { to: edge.node.name })}
            </TableCell>
          )}
        </TableRow>
      ))}
    </DataTable>
  );
}
