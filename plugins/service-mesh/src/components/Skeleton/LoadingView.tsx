import { makeStyles } from '@material-ui/core/styles';
import { space } from '../../tokens';
import { VisuallyHidden } from '../VisuallyHidden';
import { Skeleton } from './Skeleton';

const useStyles = makeStyles(
  { root: { display: 'flex', flexDirection: 'column', gap: space(4) } },
  { name: 'ServiceMeshLoadingView' },
);

/**
 * The outline of what comes, and for those who listen, that it is loading.
 *
 * @internal
 */
export function LoadingView(props: { label: string; heights: string[] }) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      <VisuallyHidden>{props.label}</VisuallyHidden>
      {props.heights.map((height, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </div>
  );
}
