import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { useId, useMemo, useRef } from 'react';
import { space, surface } from '../../tokens';
import { LineDetails } from './LineDetails';
import { LineNotes } from './lineNotes';
import { scrollToLine } from './scrollToLine';
import { useCurrentLine } from './useCurrentLine';
import { LINE_HEIGHT, useLineWindow } from './useLineWindow';
import { YamlLine } from './YamlLine';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(12rem, 18rem)',
      gap: space(3),
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    text: {
      overflow: 'auto',
      padding: `${space(2)} 0`,
      border: `1px solid ${surface(theme).border}`,
      borderRadius: 'var(--bui-radius-2, 4px)',
      backgroundColor: surface(theme).background,
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      cursor: 'default',
    },
    scrolls: { height: '70vh' },
    lines: { position: 'relative', minWidth: 'max-content' },
    part: { position: 'absolute', left: 0, right: 0 },
  }),
  { name: 'ServiceMeshYamlView' },
);

/**
 * YAML with line numbers. Lines with findings and lines whose values have a source are marked; the one that the reader points at, or
 * reaches with the arrow keys, is explained beside.
 *
 * @internal
 */
export function YamlView(props: {
  label: string;
  yaml: string;
  notes: LineNotes;
}) {
  const { label, yaml, notes } = props;
  const classes = useStyles();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => yaml.replace(/\n$/, '').split('\n'), [yaml]);
  const { from, to, scrolls, onScroll } = useLineWindow(lines.length);
  const { chosen, current, handlers } = useCurrentLine(lines.length, line =>
    scrollToLine(box.current, line),
  );
  const lineId = (line: number) => `${id}-${line}`;
  return (
    <div className={classes.root}>
      <div
        ref={box}
        role="listbox"
        aria-label={label}
        aria-activedescendant={chosen ? lineId(chosen) : undefined}
        tabIndex={0}
        className={classNames(classes.text, scrolls && classes.scrolls)}
        onScroll={onScroll}
        {...handlers}
      >
        <div
          role="presentation"
          className={classes.lines}
          style={{ height: lines.length * LINE_HEIGHT }}
        >
          <div
            role="presentation"
            className={classes.part}
            style={{ top: from * LINE_HEIGHT }}
          >
            {lines.slice(from, to).map((text, index) => {
              const line = from + index + 1;
              return (
                <YamlLine
                  key={line}
                  id={lineId(line)}
                  number={line}
                  count={lines.length}
                  text={text}
                  note={notes.get(line)}
                  current={line === current}
                />
              );
            })}
          </div>
        </div>
      </div>
      <LineDetails
        line={current}
        note={current === undefined ? undefined : notes.get(current)}
      />
    </div>
  );
}
