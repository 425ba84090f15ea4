import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { valueAt } from '../../pointers';
import { showValue } from '../../showValue';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable } from '../DataTable';
import { OriginText } from './OriginText';
import { OverriddenOrigins } from './OverriddenOrigins';

const columns = ['place', 'value', 'origin'] as const;

/** Pointers with an origin in the order of the text. */
function citedPointers({ origins, sourceMap }: RenderedManifest): string[] {
  const line = (pointer: string) =>
    sourceMap[pointer]?.value.start.line ?? Number.MAX_SAFE_INTEGER;
  return Object.keys(origins).sort((a, b) => line(a) - line(b));
}

/**
 * Each value of a manifest that policy, a fact or a default set, with its source and what that overrode.
 *
 * @internal
 */
export function OriginsTable({ manifest }: { manifest: RenderedManifest }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <DataTable
      label={t('originsTable.title')}
      columns={columns.map(column => t(`originsTable.${column}`))}
    >
      {citedPointers(manifest).map(pointer => (
        <TableRow key={pointer}>
          <TableCell>
            <code>{pointer}</code>
          </TableCell>
          <TableCell>
            <code>{showValue(valueAt(manifest.object, pointer))}</code>
          </TableCell>
          <TableCell>
            <OriginText origin={manifest.origins[pointer]} />
            <OverriddenOrigins origin={manifest.origins[pointer]} />
          </TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}
