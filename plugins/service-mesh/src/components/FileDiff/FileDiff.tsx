import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import { diffText } from '../../files/diffText';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { cutHunks } from './cutHunks';
import { HunkView } from './HunkView';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: space(2),
      maxHeight: '60vh',
      overflow: 'auto',
      border: `1px solid ${surface(theme).border}`,
      borderRadius: 'var(--bui-radius-2, 4px)',
      backgroundColor: surface(theme).background,
      fontSize: '0.8125rem',
    },
  }),
  { name: 'ServiceMeshFileDiff' },
);

/**
 * How two texts of one file differ.
 *
 * @internal
 */
export function FileDiff(props: {
  label: string;
  before: string;
  after: string;
}) {
  const { label, before, after } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const hunks = useMemo(() => diffText(before, after), [before, after]);
  if (!hunks) {
    return (
      <Typography variant="body2">{t('fileDiff.tooDifferent')}</Typography>
    );
  }
  const { shown, cut } = cutHunks(hunks);
  return (
    <>
      <pre
        className={classes.root}
        // A box that scrolls must be within reach of the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        {shown.map((hunk, index) => (
          <HunkView key={index} hunk={hunk} />
        ))}
      </pre>
      {cut > 0 && (
        <Typography variant="body2">
          {t('fileDiff.cut', { count: cut })}
        </Typography>
      )}
    </>
  );
}
