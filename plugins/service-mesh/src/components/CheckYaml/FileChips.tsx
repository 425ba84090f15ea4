import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: space(2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  },
  { name: 'ServiceMeshFileChips' },
);

/**
 * The names of files, each with the way to leave it out; nothing where there are none.
 *
 * @internal
 */
export function FileChips(props: {
  paths: string[];
  onRemove(path: string): void;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (!props.paths.length) {
    return null;
  }
  return (
    <ul className={classes.root} aria-label={t('checkYaml.files')}>
      {props.paths.map(path => (
        <li key={path}>
          <Button
            size="small"
            variant="outlined"
            endIcon={<CloseIcon />}
            aria-label={t('checkYaml.removeFile', { file: path })}
            onClick={() => props.onRemove(path)}
          >
            {path}
          </Button>
        </li>
      ))}
    </ul>
  );
}
