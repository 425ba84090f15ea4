import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import {
  LeafRenditions,
  Mesh,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable, RowHeader } from '../DataTable';
import { RenditionText } from './RenditionText';

/**
 * What becomes of each setting on some meshes: the objects that say it, or what is lost.
 *
 * @internal
 */
export function SettingsByMesh(props: {
  renditions: LeafRenditions[];
  meshes: Mesh[];
}) {
  const { renditions, meshes } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <DataTable
      label={t('settingsByMesh.title')}
      columns={[t('settingsByMesh.setting'), ...meshes.map(meshLabel)]}
    >
      {renditions.map(({ leaf, renditions: each }) => (
        <TableRow key={leaf}>
          <RowHeader>
            <code>{leaf}</code>
          </RowHeader>
          {meshes.map(mesh => (
            <TableCell key={mesh}>
              <RenditionText
                rendition={each.find(rendition => rendition.mesh === mesh)}
              />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </DataTable>
  );
}
