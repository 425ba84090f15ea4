import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { Hunk } from '../../files/diffText';
import { surface, tone } from '../../tokens';

const useStyles = makeStyles(
  theme => ({
    head: { color: surface(theme).subtle },
    line: { color: surface(theme).text },
    added: { backgroundColor: tone(theme, 'success').background },
    removed: { backgroundColor: tone(theme, 'error').background },
  }),
  { name: 'ServiceMeshHunkView' },
);

/**
 * Lines that went, with `-`, and that came, with `+`, between lines that stay.
 *
 * @internal
 */
export function HunkView({ hunk }: { hunk: Hunk }) {
  const classes = useStyles();
  return (
    <>
      <div className={classes.head}>
        @@ -{hunk.before} +{hunk.after} @@
      </div>
      {hunk.lines.map((line, index) => (
        <div
          key={index}
          className={classNames(
            classes.line,
            line.startsWith('+') && classes.added,
            line.startsWith('-') && classes.removed,
          )}
        >
          {line}
        </div>
      ))}
    </>
  );
}
