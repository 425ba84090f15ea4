import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { CopyButton } from '../CopyButton';
import { ColouredYaml } from '../YamlView';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: space(2),
      border: `1px solid ${surface(theme).border}`,
      borderRadius: 'var(--bui-radius-2, 4px)',
      backgroundColor: surface(theme).background,
      [theme.breakpoints.down('xs')]: {
        flexDirection: 'column',
        '& > $text': { width: '100%' },
      },
    },
    text: {
      flex: 1,
      minWidth: 0,
      maxHeight: '24rem',
      overflow: 'auto',
      margin: 0,
      padding: space(2),
      fontSize: '0.8125rem',
    },
  }),
  { name: 'ServiceMeshCodeBlock' },
);

/**
 * A few lines of YAML to read and copy.
 *
 * @internal
 */
export function CodeBlock(props: { text: string; label?: string }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const text = props.text.replace(/\n$/, '');
  return (
    <div className={classes.root}>
      {/* A box that scrolls must be within reach of the keyboard. */}
      <pre
        className={classes.text}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={props.label ?? t('checkYaml.paste')}
      >
        {text.split('\n').map((line, index) => (
          <div key={index}>
            <ColouredYaml line={line} />
            {line === '' && <br />}
          </div>
        ))}
      </pre>
      <CopyButton text={props.text} label={t('copy.copy')} />
    </div>
  );
}
