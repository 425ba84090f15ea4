import { makeStyles, Theme } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutlined';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { Severity } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ReactNode } from 'react';
import { space, tone } from '../../tokens';

const icons = { error: ErrorIcon, warning: WarningIcon, info: InfoIcon };

const useStyles = makeStyles<Theme, { severity: Severity }>(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      verticalAlign: 'bottom',
      gap: space(1),
      '& > svg': { flex: 'none' },
      color: ({ severity }) => tone(theme, severity).text,
    },
  }),
  { name: 'ServiceMeshSeverity' },
);

/**
 * Says how much something matters by colour, icon and text.
 *
 * @internal
 */
export function SeverityLabel(props: {
  severity: Severity;
  children: ReactNode;
}) {
  const classes = useStyles({ severity: props.severity });
  const Icon = icons[props.severity];
  return (
    <span className={classes.root}>
      <Icon fontSize="small" aria-hidden />
      {props.children}
    </span>
  );
}
