import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { memo } from 'react';
import { worstOf } from '../../severities';
import { surface, tone } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { VisuallyHidden } from '../VisuallyHidden';
import { ColouredYaml } from './ColouredYaml';
import { LineNote } from './lineNotes';
import { LINE_HEIGHT } from './useLineWindow';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      height: LINE_HEIGHT,
      lineHeight: `${LINE_HEIGHT}px`,
      whiteSpace: 'pre',
    },
    number: {
      flex: 'none',
      minWidth: '4ch',
      paddingRight: '1ch',
      textAlign: 'right',
      color: surface(theme).subtle,
      borderRight: '3px solid transparent',
      marginRight: '1ch',
      userSelect: 'none',
    },
    cited: { borderRightColor: surface(theme).border },
    current: { boxShadow: `inset 0 0 0 1px ${surface(theme).subtle}` },
    error: { backgroundColor: tone(theme, 'error').background },
    warning: { backgroundColor: tone(theme, 'warning').background },
    info: { backgroundColor: tone(theme, 'info').background },
  }),
  { name: 'ServiceMeshYamlLine' },
);

/**
 * One line of YAML, marked where findings are about it and where a value has a source.
 *
 * @internal
 */
export const YamlLine = memo(function Line(props: {
  id: string;
  /** Counted from 1. */
  number: number;
  count: number;
  text: string;
  note: LineNote | undefined;
  current: boolean;
}) {
  const { id, number, count, text, note, current } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const severity = note && worstOf(note.findings);
  return (
    <div
      id={id}
      role="option"
      aria-selected={current}
      aria-posinset={number}
      aria-setsize={count}
      data-line={number}
      className={classNames(
        classes.root,
        current && classes.current,
        severity && classes[severity],
      )}
    >
      <span
        aria-hidden
        className={classNames(
          classes.number,
          note?.values.length && classes.cited,
        )}
      >
        {number}
      </span>
      {severity && (
        <VisuallyHidden>{t(`severity.${severity}`)}: </VisuallyHidden>
      )}
      <ColouredYaml line={text} />
    </div>
  );
});
