import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { policyLeaves } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useEditUrls } from '../../hooks/useEditUrls';
import { PolicyRow } from '../../policy/policyRows';
import { showValue } from '../../showValue';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable, RowHeader } from '../DataTable';
import { OriginText, OverriddenOrigins } from '../OriginsTable';
import { InlineCode } from './InlineCode';
import { ScopeText } from './ScopeText';
import { SourceLink } from './SourceLink';

const columns = ['setting', 'value', 'origin'] as const;

/**
 * Settings with their values, what these hold for, and where each comes from.
 *
 * @internal
 */
export function PolicyTable(props: { label: string; rows: PolicyRow[] }) {
  const { label, rows } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const urls = useEditUrls([
    ...new Set(rows.flatMap(({ origin }) => origin.entityRef ?? [])),
  ]);
  return (
    <DataTable
      label={label}
      columns={columns.map(column => t(`policyView.${column}`))}
    >
      {rows.map(({ leaf, value, origin, scope }, index) => (
        <TableRow key={index}>
          <RowHeader>
            <code>{leaf}</code>
            <Typography variant="body2" color="textSecondary">
              <InlineCode text={policyLeaves[leaf].description} />
            </Typography>
          </RowHeader>
          <TableCell>
            <code>{showValue(value)}</code>
            <Typography variant="body2" component="div" color="textSecondary">
              <ScopeText scope={scope} />
            </Typography>
          </TableCell>
          <TableCell>
            <OriginText origin={origin} />{' '}
            <SourceLink origin={origin} urls={urls} />
            <OverriddenOrigins origin={origin} />
          </TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}
