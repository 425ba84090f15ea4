import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  CanResponse,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space, surface, tone } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const tones = {
  allow: 'success',
  deny: 'error',
  'audit-deny': 'warning',
  unknown: 'info',
} as const;

const useStyles = makeStyles(
  theme => ({
    decision: { fontSize: '1.125rem', fontWeight: 600 },
    allow: { color: tone(theme, tones.allow).text },
    deny: { color: tone(theme, tones.deny).text },
    'audit-deny': { color: tone(theme, tones['audit-deny']).text },
    unknown: { color: tone(theme, tones.unknown).text },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: `${space(1)} ${space(4)}`,
      margin: 0,
      '& dt': { color: surface(theme).subtle },
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
  }),
  { name: 'ServiceMeshAnswer' },
);

/** Milliseconds as people write them. */
const duration = (ms: number) => (ms % 1_000 ? `${ms}ms` : `${ms / 1_000}s`);

/**
 * Whether a request gets through, what decided it, and how it is routed.
 *
 * @internal
 */
export function Answer({ answer }: { answer: CanResponse }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { verdict, unknowns } = answer;
  const { decision, by, route, timeout, retries }: Verdict = verdict;
  const facts = {
    by: by
      ? `${by.kind} ${by.namespace ? `${by.namespace}/` : ''}${by.name}`
      : t('canCall.byNothing'),
    route: route ?? t('canCall.noRoute'),
    timeout: timeout === null ? t('canCall.noTimeout') : duration(timeout),
    retries: retries
      ? t('canCall.retryText', {
          attempts: String(retries.attempts),
          on: retries.on.join(', '),
        })
      : t('canCall.noRetries'),
  };
  return (
    <>
      <Typography
        component="p"
        className={`${classes.decision} ${classes[decision]}`}
      >
        {t(`canCall.decision.${decision}`)}
      </Typography>
      {unknowns.map((why, index) => (
        <Typography key={index} variant="body2">
          {why}
        </Typography>
      ))}
      <dl className={classes.facts}>
        {(Object.keys(facts) as (keyof typeof facts)[]).map(fact => [
          <dt key={`${fact} name`}>{t(`canCall.${fact}`)}</dt>,
          <dd key={fact}>{facts[fact]}</dd>,
        ])}
      </dl>
    </>
  );
}
