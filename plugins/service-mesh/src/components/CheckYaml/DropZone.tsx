import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { DragEvent } from 'react';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: space(2),
      padding: space(4),
      border: `2px dashed ${surface(theme).border}`,
      borderRadius: 'var(--bui-radius-3, 8px)',
    },
  }),
  { name: 'ServiceMeshDropZone' },
);

/**
 * Takes files that are dropped or chosen.
 *
 * @internal
 */
export function DropZone(props: { onFiles(files: File[]): void }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        props.onFiles([...event.dataTransfer.files]);
      }}
    >
      {t('checkYaml.drop')}
      <input
        type="file"
        aria-label={t('checkYaml.choose')}
        multiple
        accept=".yaml,.yml,.json"
        onChange={({ target }) => {
          props.onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
