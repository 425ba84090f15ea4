import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { Mesh } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Chooses the mesh to render for.
 *
 * @internal
 */
export function MeshSwitch(props: {
  meshes: Mesh[];
  selected: Mesh;
  onSelect(mesh: Mesh): void;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <ButtonGroup
      color="primary"
      disableElevation
      aria-label={t('targetBar.mesh')}
    >
      {props.meshes.map(mesh => (
        <Button
          key={mesh}
          variant={mesh === props.selected ? 'contained' : 'outlined'}
          aria-pressed={mesh === props.selected}
          onClick={() => props.onSelect(mesh)}
        >
          {meshLabel(mesh)}
        </Button>
      ))}
    </ButtonGroup>
  );
}
