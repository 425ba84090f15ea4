import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  { root: { minWidth: 'min(11rem, 100%)' } },
  { name: 'ServiceMeshChoice' },
);

/**
 * A list to choose one value from.
 *
 * @internal
 */
export function Choice(props: {
  id: string;
  label: string;
  value: string;
  /** Values with the words for them. */
  options: readonly (readonly [value: string, label: string])[];
  onChoose(value: string): void;
}) {
  const classes = useStyles();
  return (
    <TextField
      className={classes.root}
      id={props.id}
      select
      size="small"
      variant="outlined"
      label={props.label}
      value={props.value}
      onChange={event => props.onChoose(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
