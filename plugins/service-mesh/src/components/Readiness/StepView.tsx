import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import ManualIcon from '@material-ui/icons/PanToolOutlined';
import TodoIcon from '@material-ui/icons/RadioButtonUnchecked';
import { ReactNode } from 'react';
import { space, surface, tone } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { Step } from './steps';

const icons = { done: DoneIcon, todo: TodoIcon, manual: ManualIcon };

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', gap: space(2) },
    body: {
      flex: 1,
      minWidth: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: space(2),
    },
    done: { color: tone(theme, 'success').text },
    todo: { color: tone(theme, 'warning').text },
    manual: { color: surface(theme).subtle },
  }),
  { name: 'ServiceMeshReadinessStep' },
);

/**
 * One step: whether it is done, and if not, what closes the gap.
 *
 * @internal
 */
export function StepView(props: {
  step: Step;
  title: string;
  children: ReactNode;
}) {
  const { step, title, children } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const Icon = icons[step.state];
  return (
    <li className={classes.root}>
      <Icon
        fontSize="small"
        className={classes[step.state]}
        titleAccess={t(`readiness.${step.state}`)}
      />
      <div className={classes.body}>
        <div>
          <strong>{title}</strong> {children}
        </div>
        {step.state !== 'done' && step.snippet && (
          <CodeBlock text={step.snippet} label={title} />
        )}
      </div>
    </li>
  );
}
