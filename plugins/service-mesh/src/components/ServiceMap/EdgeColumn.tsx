import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { EdgeBadges } from './EdgeBadges';
import { EdgeLines } from './EdgeLines';
import { edgeKey, MapEdge } from './edges';
import { NodeBox } from './NodeBox';

/** Height of a row in pixels. */
const ROW = 56;

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative', flex: 1, minWidth: '20rem' },
    list: { margin: 0, padding: 0, listStyle: 'none' },
    row: {
      position: 'relative',
      display: 'flex',
      alignItems: 'center',
      height: ROW,
    },
    out: { flexDirection: 'row-reverse' },
    edge: {
      flex: 1,
      minWidth: 0,
      margin: `0 ${space(4)}`,
      padding: `${space(1)} ${space(2)}`,
      borderRadius: 'var(--bui-radius-2, 4px)',
      border: `1px solid ${surface(theme).border}`,
      backgroundColor: surface(theme).background,
      color: surface(theme).text,
      '&:hover, &[aria-expanded=true]': {
        backgroundColor: surface(theme).backgroundInset,
      },
      '&:focus-visible': { outline: `2px solid ${surface(theme).accent}` },
    },
  }),
  { name: 'ServiceMeshEdgeColumn' },
);

/**
 * Callers or callees below each other, each with the line that leads to the service or from it.
 *
 * @internal
 */
export function EdgeColumn(props: {
  edges: MapEdge[];
  /** Name of the service in the middle. */
  service: string;
  empty: string;
  /** Key of the edge whose policy is shown. */
  selected: string | undefined;
  onSelect(key: string): void;
}) {
  const { edges, service, empty, selected, onSelect } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (!edges.length) {
    return (
      <div className={classes.root}>
        <Typography variant="body2" color="textSecondary" align="center">
          {empty}
        </Typography>
      </div>
    );
  }
  const { direction } = edges[0];
  return (
    <div className={classes.root}>
      <EdgeLines count={edges.length} row={ROW} direction={direction} />
      <ul className={classes.list}>
        {edges.map(edge => {
          const ends = { from: edge.node.name, to: service };
          return (
            <li
              key={edge.node.id}
              className={classNames(
                classes.row,
                direction === 'out' && classes.out,
              )}
            >
              <NodeBox node={edge.node} />
              <ButtonBase
                className={classes.edge}
                aria-expanded={edgeKey(edge) === selected}
                aria-label={t(
                  'map.edge',
                  direction === 'in'
                    ? ends
                    : { from: service, to: edge.node.name },
                )}
                onClick={() => onSelect(edgeKey(edge))}
              >
                <EdgeBadges edge={edge} />
              </ButtonBase>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
