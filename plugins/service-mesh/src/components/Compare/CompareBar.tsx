import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { meshLabel } from '../../meshLabel';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Choice } from '../Choice';

const useStyles = makeStyles(
  { root: { display: 'flex', flexWrap: 'wrap', gap: space(3) } },
  { name: 'ServiceMeshCompareBar' },
);

/**
 * Chooses the mesh and environment to compare with.
 *
 * @internal
 */
export function CompareBar(props: {
  meshes: string[];
  environments: string[];
  mesh: string;
  environment: string;
  onMesh(mesh: string): void;
  onEnvironment(environment: string): void;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Choice
        id="service-mesh-compare-mesh"
        label={t('compare.mesh')}
        value={props.mesh}
        options={props.meshes.map(mesh => [mesh, meshLabel(mesh)])}
        onChoose={props.onMesh}
      />
      <Choice
        id="service-mesh-compare-environment"
        label={t('compare.environment')}
        value={props.environment}
        options={props.environments.map(name => [name, name])}
        onChoose={props.onEnvironment}
      />
    </div>
  );
}
