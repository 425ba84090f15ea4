import { makeStyles, useTheme } from '@material-ui/core/styles';
import { surface } from '../../tokens';
import { MapEdge } from './edges';

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      top: 0,
      width: '45%',
      height: '100%',
      pointerEvents: 'none',
    },
    in: { right: 0 },
    out: { left: 0 },
  },
  { name: 'ServiceMeshEdgeLines' },
);

/**
 * The lines from every row to the service in the middle, or from it. They only repeat what the rows say.
 *
 * @internal
 */
export function EdgeLines(props: {
  count: number;
  /** Height of a row. */
  row: number;
  direction: MapEdge['direction'];
}) {
  const { count, row, direction } = props;
  const classes = useStyles();
  const theme = useTheme();
  const height = count * row;
  const [outer, inner] = direction === 'in' ? [0, 100] : [100, 0];
  return (
    <svg
      aria-hidden
      className={`${classes.root} ${classes[direction]}`}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
    >
      {Array.from({ length: count }, (_, index) => {
        const y = (index + 0.5) * row;
        return (
          <path
            key={index}
            d={`M ${outer} ${y} C 50 ${y}, 85 ${y}, ${inner} ${height / 2}`}
            fill="none"
            stroke={surface(theme).subtle}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
}
