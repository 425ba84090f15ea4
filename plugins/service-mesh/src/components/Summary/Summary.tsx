import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { meshLabel } from '../../meshLabel';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { CallerNames } from './CallerNames';
import { FindingCounts } from './FindingCounts';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: `${space(3)} ${space(6)}`,
      margin: 0,
      padding: space(4),
      borderRadius: 'var(--bui-radius-3, 8px)',
      backgroundColor: surface(theme).background,
      color: surface(theme).text,
      '& dt': { color: surface(theme).subtle, fontSize: '0.75rem' },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ServiceMeshSummary' },
);

function mtlsKey(config: ServiceConfig) {
  const mtls = config.policy.service['security.mtls']?.value;
  if (!mtls) {
    return 'mtlsUnset';
  }
  if (mtls === 'permissive') {
    return 'mtlsPermissive';
  }
  return config.stage.effective === 'enforce'
    ? 'mtlsStrict'
    : 'mtlsStrictLater';
}

/**
 * The configuration in one row of facts.
 *
 * @internal
 */
export function Summary({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { target, stage, admission, findings } = config;
  const facts = {
    target: `${meshLabel(target.mesh)} ${target.version}`,
    ...(target.cluster !== null && { cluster: target.cluster }),
    stage: t(`summary.${stage.effective}`),
    mtls: t(`summary.${mtlsKey(config)}`),
    callers: <CallerNames admission={admission} />,
    findings: <FindingCounts findings={findings} />,
  };
  return (
    <section aria-label={t('summary.title')}>
      <dl className={classes.root}>
        {(Object.keys(facts) as (keyof typeof facts)[]).map(fact => (
          <div key={fact}>
            <dt>{t(`summary.${fact}`)}</dt>
            <dd>{facts[fact]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
