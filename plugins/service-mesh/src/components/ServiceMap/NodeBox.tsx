import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useServiceMeshTabLink } from '../../hooks/useServiceMeshTabLink';
import { space, surface } from '../../tokens';
import { MapNode } from './edges';

const useStyles = makeStyles(
  theme => ({
    root: {
      flex: '0 0 55%',
      minWidth: 0,
      padding: `${space(2)} ${space(3)}`,
      border: `1px solid ${surface(theme).border}`,
      borderRadius: 'var(--bui-radius-2, 4px)',
      backgroundColor: surface(theme).backgroundInset,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    host: { color: surface(theme).subtle, fontSize: '0.75rem' },
  }),
  { name: 'ServiceMeshNodeBox' },
);

/**
 * Somebody on the map, with the way to the tab of a service or to the page of another entity.
 *
 * @internal
 */
export function NodeBox({ node }: { node: MapNode }) {
  const classes = useStyles();
  const tabLink = useServiceMeshTabLink();
  const { name, entityRef, host } = node;
  return (
    <div className={classes.root} title={name}>
      {entityRef?.startsWith('component:') && (
        <Link to={tabLink(entityRef)}>{name}</Link>
      )}
      {entityRef && !entityRef.startsWith('component:') && (
        <EntityRefLink entityRef={entityRef} />
      )}
      {!entityRef && name}
      {host && <div className={classes.host}>{host}</div>}
    </div>
  );
}
