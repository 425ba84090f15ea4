import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { PolicyLeaf } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { policyRows } from '../../policy/policyRows';
import { serviceMeshTranslationRef } from '../../translation';
import { PolicyTable } from '../PolicyView';
import { Section } from '../Section';
import { MapEdge } from './edges';

const leaves: PolicyLeaf[] = [
  'security.stage',
  'security.mtls',
  'security.callers.mode',
  'security.callers.granularity',
  'security.endUser.require',
  'resilience.timeout',
  'resilience.retries.attempts',
  'resilience.retries.on',
  'resilience.rateLimit.requestsPerSecond',
];

/**
 * The settings that hold for one line of the map.
 *
 * @internal
 */
export function EdgePolicy(props: {
  edge: MapEdge;
  /** Name of the service in the middle. */
  service: string;
  onClose(): void;
}) {
  const { edge, service, onClose } = props;
  const { node, terms } = edge;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const [from, to] =
    edge.direction === 'in' ? [node.name, service] : [service, node.name];
  const title = t('map.edge', { from, to });
  return (
    <Section
      title={title}
      actions={
        <Button size="small" onClick={onClose}>
          {t('map.close')}
        </Button>
      }
    >
      {terms ? (
        <>
          <Typography variant="body2">
            {t(`map.authorizationValue.${terms.authorization}`)}
          </Typography>
          <PolicyTable label={title} rows={policyRows(terms.policy, leaves)} />
        </>
      ) : (
        <Typography variant="body2">{t('map.theirs', { to })}</Typography>
      )}
    </Section>
  );
}
