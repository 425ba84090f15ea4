import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { showValue } from '../../showValue';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { OriginText, OverriddenOrigins } from '../OriginsTable';
import { SeverityLabel } from '../SeverityLabel';
import { LineNote } from './lineNotes';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: space(2),
      position: 'sticky',
      top: space(4),
      alignSelf: 'start',
      maxHeight: '70vh',
      overflow: 'auto',
      overflowWrap: 'anywhere',
      color: surface(theme).text,
    },
  }),
  { name: 'ServiceMeshLineDetails' },
);

/**
 * What there is to say about the line that the reader is on.
 *
 * @internal
 */
export function LineDetails(props: {
  /** Counted from 1; absent where the reader is on none. */
  line: number | undefined;
  note: LineNote | undefined;
}) {
  const { line, note } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root} role="status">
      {line === undefined ? (
        <Typography variant="body2" color="textSecondary">
          {t('yamlView.hint')}
        </Typography>
      ) : (
        <strong>{t('yamlView.line', { line: String(line) })}</strong>
      )}
      {line !== undefined && !note && (
        <Typography variant="body2" color="textSecondary">
          {t('yamlView.plain')}
        </Typography>
      )}
      {note?.findings.map(({ severity, message }, index) => (
        <div key={index}>
          <SeverityLabel severity={severity}>
            {t(`severity.${severity}`)}
          </SeverityLabel>{' '}
          {message}
        </div>
      ))}
      {note?.values.map(({ pointer, value, origin }) => (
        <div key={pointer}>
          <code>{showValue(value)}</code>
          <div>
            {t('yamlView.origin')} <OriginText origin={origin} />
          </div>
          <OverriddenOrigins origin={origin} />
        </div>
      ))}
    </div>
  );
}
