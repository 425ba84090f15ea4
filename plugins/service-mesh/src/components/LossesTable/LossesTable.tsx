import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import {
  Loss,
  Mesh,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable, RowHeader } from '../DataTable';
import { Section } from '../Section';
import { LossScopeText } from './LossScopeText';

const columns = ['leaf', 'reason', 'alternative'] as const;

/**
 * What the policy asks for that the mesh cannot express; nothing where it can all be said.
 *
 * @internal
 */
export function LossesTable({ mesh, losses }: { mesh: Mesh; losses: Loss[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (!losses.length) {
    return null;
  }
  const title = t('lossesTable.title', { mesh: meshLabel(mesh) });
  return (
    <Section title={title}>
      <DataTable
        label={title}
        columns={columns.map(column => t(`lossesTable.${column}`))}
      >
        {losses.map((loss, index) => (
          <TableRow key={index}>
            <RowHeader>
              <code>{loss.leaf}</code>
              <LossScopeText scope={loss.scope} />
            </RowHeader>
            <TableCell>{loss.reason}</TableCell>
            <TableCell>{loss.alternative}</TableCell>
          </TableRow>
        ))}
      </DataTable>
    </Section>
  );
}
