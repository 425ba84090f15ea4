import { makeStyles } from '@material-ui/core/styles';
import { surface } from '../../tokens';

const useStyles = makeStyles(
  theme => ({
    '@keyframes breathe': {
      '0%, 100%': { opacity: 1 },
      '50%': { opacity: 0.4 },
    },
    root: {
      borderRadius: 'var(--bui-radius-3, 8px)',
      backgroundColor: surface(theme).backgroundInset,
      animation: '$breathe 1.6s ease-in-out infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  }),
  { name: 'ServiceMeshSkeleton' },
);

/**
 * Holds the place of something that still loads.
 *
 * @internal
 */
export function Skeleton({ height }: { height: string }) {
  return <div aria-hidden className={useStyles().root} style={{ height }} />;
}
