import { CodeSnippet } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { surface, tone } from '../../tokens';

const useStyles = makeStyles(
  theme => ({
    root: {
      '& pre': {
        margin: 0,
        borderRadius: 'var(--bui-radius-2, 4px)',
        border: `1px solid ${surface(theme).border}`,
      },
      '& .react-syntax-highlighter-line-number': {
        color: `${surface(theme).subtle} !important`,
      },
      // The snippet marks lines by an inline background as wide as their text; this marks the whole line.
      '& code > span[style*="background"]': {
        display: 'block',
        margin: '0 -0.5em',
        padding: '0 0.5em',
        backgroundColor: `${tone(theme, 'warning').background} !important`,
        boxShadow: `inset 3px 0 ${tone(theme, 'warning').border}`,
      },
    },
  }),
  { name: 'ServiceMeshCodeBlock' },
);

/**
 * YAML to read and copy, where wanted with line numbers and marked lines.
 *
 * @internal
 */
export function CodeBlock(props: {
  text: string;
  numbered?: boolean;
  /** Lines to mark, counted from 1. */
  marked?: number[];
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <CodeSnippet
        text={props.text.replace(/\n$/, '')}
        language="yaml"
        showLineNumbers={props.numbered}
        highlightedNumbers={props.marked}
        showCopyCodeButton
      />
    </div>
  );
}
