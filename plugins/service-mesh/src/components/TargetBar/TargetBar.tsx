import { makeStyles } from '@material-ui/core/styles';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ReactNode } from 'react';
import { TargetSelection } from '../../hooks/useTargetSelection';
import { space } from '../../tokens';
import { EnvironmentSelect } from './EnvironmentSelect';
import { MeshSwitch } from './MeshSwitch';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: space(3),
    },
    action: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: space(2),
      marginLeft: 'auto',
    },
  },
  { name: 'ServiceMeshTargetBar' },
);

/**
 * What the configuration is rendered for, and beside it what to do with it.
 *
 * @internal
 */
export function TargetBar(props: {
  config: ServiceConfig;
  selection: TargetSelection;
  children?: ReactNode;
}) {
  const { config, selection, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <MeshSwitch
        meshes={config.meshes}
        selected={selection.mesh ?? config.target.mesh}
        onSelect={mesh => selection.select({ mesh })}
      />
      <EnvironmentSelect
        environments={config.environments}
        selected={selection.environment ?? config.target.environment}
        onSelect={environment => selection.select({ environment })}
      />
      <div className={classes.action}>{children}</div>
    </div>
  );
}
