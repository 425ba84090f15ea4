import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  MeshPolicy,
  PolicyLeaf,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
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

/** What holds for the operations of an edge alone. */
function policyOf(
  policy: MeshPolicy,
  operations: 'all' | string[],
): MeshPolicy {
  return operations === 'all'
    ? policy
    : {
        ...policy,
        operations: Object.fromEntries(
          Object.entries(policy.operations).filter(([id]) =>
            operations.includes(id),
          ),
        ),
      };
}

/**
 * The settings that hold for one line of the map.
 *
 * @internal
 */
export function EdgePolicy(props: {
  config: ServiceConfig;
  edge: MapEdge;
  onClose(): void;
}) {
  const { config, edge, onClose } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const [from, to] =
    edge.direction === 'in'
      ? [edge.node.name, config.service.name]
      : [config.service.name, edge.node.name];
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
      {edge.direction === 'in' ? (
        <>
          <Typography variant="body2">
            {t(`map.authorizationValue.${edge.authorization}`)}
          </Typography>
          <PolicyTable
            label={title}
            rows={policyRows(policyOf(config.policy, edge.operations), leaves)}
          />
        </>
      ) : (
        <Typography variant="body2">{t('map.theirs', { to })}</Typography>
      )}
    </Section>
  );
}
