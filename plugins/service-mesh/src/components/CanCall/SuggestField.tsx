import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  { root: { flex: '1 1 18rem' } },
  { name: 'ServiceMeshSuggestField' },
);

/**
 * A text with suggestions, which any other text may stand in for.
 *
 * @internal
 */
export function SuggestField(props: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  suggestions: string[];
  onChange(value: string): void;
}) {
  const { id, label, hint, value, suggestions, onChange } = props;
  const classes = useStyles();
  return (
    <>
      <TextField
        id={id}
        className={classes.root}
        size="small"
        variant="outlined"
        label={label}
        helperText={hint}
        value={value}
        onChange={event => onChange(event.target.value)}
        inputProps={{ list: `${id}-suggestions` }}
        InputLabelProps={{ shrink: true }}
      />
      <datalist id={`${id}-suggestions`}>
        {suggestions.map(suggestion => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}
