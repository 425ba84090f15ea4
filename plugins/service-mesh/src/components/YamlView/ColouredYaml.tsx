import { makeStyles } from '@material-ui/core/styles';
import { surface } from '../../tokens';
import { highlight } from './highlight';

const useStyles = makeStyles(
  theme => ({
    key: { color: surface(theme).accent },
    value: { color: surface(theme).text },
    plain: { color: surface(theme).text },
    comment: { color: surface(theme).subtle, fontStyle: 'italic' },
  }),
  { name: 'ServiceMeshColouredYaml' },
);

/**
 * One line of YAML with its keys, values and comments told apart.
 *
 * @internal
 */
export function ColouredYaml({ line }: { line: string }) {
  const classes = useStyles();
  return (
    <code>
      {highlight(line).map((token, index) => (
        <span key={index} className={classes[token.kind]}>
          {token.text}
        </span>
      ))}
    </code>
  );
}
