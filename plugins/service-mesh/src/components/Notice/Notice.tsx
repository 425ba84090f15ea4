import { makeStyles, Theme } from '@material-ui/core/styles';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { ReactNode } from 'react';
import { space, tone } from '../../tokens';

type Props = { severity: 'info' | 'warning'; children: ReactNode };

const useStyles = makeStyles<Theme, Props>(
  theme => ({
    root: {
      display: 'flex',
      gap: space(2),
      padding: space(3),
      borderRadius: 'var(--bui-radius-3, 8px)',
      border: '1px solid',
      borderColor: ({ severity }) => tone(theme, severity).border,
      backgroundColor: ({ severity }) => tone(theme, severity).background,
      color: ({ severity }) => tone(theme, severity).text,
    },
    body: {
      flex: 1,
      minWidth: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: space(2),
    },
  }),
  { name: 'ServiceMeshNotice' },
);

/**
 * Something to know about the configuration as a whole.
 *
 * @internal
 */
export function Notice(props: Props) {
  const classes = useStyles(props);
  const Icon = props.severity === 'warning' ? WarningIcon : InfoIcon;
  return (
    <div className={classes.root} role="note">
      <Icon fontSize="small" aria-hidden />
      <div className={classes.body}>{props.children}</div>
    </div>
  );
}
