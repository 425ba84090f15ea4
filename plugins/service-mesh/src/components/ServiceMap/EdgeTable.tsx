import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable, RowHeader } from '../DataTable';
import { edgeKey, MapEdge } from './edges';
import { EdgeTerms } from './terms';

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
  const inWords = (terms: EdgeTerms) => [
    t(`map.mtlsValue.${terms.mtls}`),
    t(`map.authorizationValue.${terms.authorization}`),
    terms.timeouts.join(', ') || t('map.noTimeout'),
    terms.attempts
      ? t('map.retryCount', { attempts: String(terms.attempts) })
      : t('map.noRetries'),
  ];
  return (
    <DataTable
      label={t('map.table')}
      columns={columns.map(column => t(`map.${column}`))}
    >
      {edges.map(edge => (
        <TableRow key={edgeKey(edge)}>
          <RowHeader>
            {edge.direction === 'in' ? edge.node.name : service}
          </RowHeader>
          <TableCell>
            {edge.direction === 'in' ? service : edge.node.name}
          </TableCell>
          <TableCell>{operationsOf(edge)}</TableCell>
          {edge.terms ? (
            inWords(edge.terms).map((text, index) => (
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
