import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { createContext, ReactNode, useContext } from 'react';
import { space, surface } from '../../tokens';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: space(3),
      padding: space(4),
      borderRadius: 'var(--bui-radius-3, 8px)',
      backgroundColor: surface(theme).background,
      color: surface(theme).text,
      '& &': { padding: 0 },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: space(2),
    },
    title: {
      margin: 0,
      fontSize: '1.25rem',
      '$root $root &': { fontSize: '1rem' },
    },
  }),
  { name: 'ServiceMeshSection' },
);

/** How deep in others a part stands. */
const Depth = createContext(0);

/**
 * A part of the tab with its heading, or a part of such a part.
 *
 * @internal
 */
export function Section(props: {
  title: string;
  /** Buttons beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  const depth = useContext(Depth);
  return (
    <section className={classes.root} aria-label={props.title}>
      <div className={classes.head}>
        <Typography
          variant="h6"
          component={depth ? 'h3' : 'h2'}
          className={classes.title}
        >
          {props.title}
        </Typography>
        {props.actions}
      </div>
      <Depth.Provider value={depth + 1}>{props.children}</Depth.Provider>
    </section>
  );
}
