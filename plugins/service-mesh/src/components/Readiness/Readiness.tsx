import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  NO_MESH,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useEnforcePreview } from '../../hooks/useEnforcePreview';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { readinessSteps } from './steps';
import { StepText } from './StepText';
import { StepView } from './StepView';

const useStyles = makeStyles(
  {
    list: {
      display: 'flex',
      flexDirection: 'column',
      gap: space(3),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  },
  { name: 'ServiceMeshReadiness' },
);

/**
 * What stands between a service and enforcing, each gap with what closes it. Nothing for a service in no mesh.
 *
 * @internal
 */
export function Readiness({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  // Without a preview, such as for readers who may not make one, the configuration itself tells most of it.
  const { loading, value: enforced = config } = useEnforcePreview(config);
  if (config.target.mesh === NO_MESH || loading) {
    return null;
  }
  const steps = readinessSteps(config, enforced);
  const open = steps.filter(({ state }) => state === 'todo').length;
  const done =
    config.stage.effective === 'enforce'
      ? t('readiness.enforced')
      : t('readiness.ready');
  return (
    <Section title={t('readiness.title')}>
      <Typography variant="body2">
        {open ? t('readiness.open', { count: open }) : done}
      </Typography>
      {(open > 0 || config.stage.effective === 'audit') && (
        <ol className={classes.list}>
          {steps.map(step => (
            <StepView
              key={step.id}
              step={step}
              title={t(`readiness.${step.id}`)}
            >
              <StepText step={step} mesh={config.target.mesh} />
            </StepView>
          ))}
        </ol>
      )}
    </Section>
  );
}
