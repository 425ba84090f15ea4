import { Link, ResponseErrorPanel } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { useRule } from '../../hooks/useRule';
import { fleetLinkRouteRef } from '../../routes';
import { page } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { Section } from '../Section';
import { SeverityLabel } from '../SeverityLabel';
import { LoadingView } from '../Skeleton';

const useStyles = makeStyles(theme => ({ root: page(theme) }), {
  name: 'ServiceMeshRuleContent',
});

/**
 * What the rule that the URL names asks for, and why.
 *
 * @internal
 */
export function RuleContent() {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { area = '', name = '' } = useParams();
  const code = `${area}/${name}`;
  const { loading, value: rule, error } = useRule(code);
  const missing = error instanceof ResponseError && error.statusCode === 404;
  const fleet = useRouteRef(fleetLinkRouteRef);
  return (
    <div className={classes.root} data-testid="service-mesh-rule">
      {loading && (
        <LoadingView label={t('rulePage.loading')} heights={['16rem']} />
      )}
      {missing && <Typography>{t('rulePage.missing', { code })}</Typography>}
      {error && !missing && (
        <ResponseErrorPanel title={t('rulePage.error')} error={error} />
      )}
      {rule && (
        <Section title={rule.title}>
          <div>
            <SeverityLabel severity={rule.severity}>
              {t(`severity.${rule.severity}`)}
            </SeverityLabel>{' '}
            <code>{rule.code}</code>{' '}
            {t(`findingDetails.consequence.${rule.consequence}`)}
          </div>
          <Typography variant="body2">{rule.why}</Typography>
          {rule.equivalents.length > 0 && (
            <Typography variant="body2">
              {t('findingDetails.equivalents', {
                list: rule.equivalents.join(', '),
              })}
            </Typography>
          )}
          {rule.example &&
            (['bad', 'good'] as const).map(kind => (
              <div key={kind}>
                <Typography variant="subtitle2" component="h3">
                  {t(`rulePage.${kind}`)}
                </Typography>
                <CodeBlock
                  text={rule.example![kind]}
                  label={t(`rulePage.${kind}`)}
                />
              </div>
            ))}
          {fleet && (
            <Link to={`${fleet()}?${new URLSearchParams({ finding: code })}`}>
              {t('rulePage.services')}
            </Link>
          )}
        </Section>
      )}
    </div>
  );
}
