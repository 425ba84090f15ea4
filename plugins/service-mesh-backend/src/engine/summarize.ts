import {
  Coverage,
  MeshPolicy,
  ServiceConfig,
  ServiceSummary,
  StageSummary,
  summarizeFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { columnText } from './columnText';

/** Since this phase, manifests say who may call. */
const ADMITTING_PHASE = 3;

/** Most characters of the name of a data plane. */
const MAX_MESH = 63;

function coverage(
  { operations }: MeshPolicy,
  isCovered: (policy: MeshPolicy['catchAll']) => boolean,
): Coverage {
  const policies = Object.values(operations);
  return {
    covered: policies.filter(isCovered).length,
    total: policies.length,
  };
}

function authorization({
  admission,
  manifests,
  stage,
}: Pick<ServiceConfig, 'admission' | 'manifests' | 'stage'>) {
  const restricts =
    admission.mode === 'listed' &&
    manifests.some(({ phase }) => phase >= ADMITTING_PHASE);
  if (!restricts) {
    return 'none';
  }
  return stage.effective === 'enforce' ? 'enforced' : 'audited';
}

/** Plaintext is refused at stage `enforce` only. */
function mtls({ policy, stage }: Pick<ServiceConfig, 'policy' | 'stage'>) {
  const isStrict = policy.service['security.mtls']?.value === 'strict';
  return isStrict && stage.effective === 'enforce' ? 'strict' : 'permissive';
}

/**
 * Puts the configuration of a service into a line.
 *
 * @param enforceable - the stage as it would be if the component asked for `enforce`
 * @internal
 */
export function summarize(
  config: Omit<ServiceConfig, 'redacted' | 'renditions'>,
  enforceable: StageSummary,
): Omit<ServiceSummary, 'changedAt'> {
  const { service, policy, stage, target } = config;
  const findings = summarizeFindings(config.findings);
  const isMeshed = service.mesh.value === target.mesh;
  return {
    entityRef: service.entityRef,
    name: service.name,
    owner: service.owner && columnText(service.owner),
    system: service.system && columnText(service.system),
    lifecycle: service.lifecycle && columnText(service.lifecycle),
    mesh: columnText(service.mesh.value, MAX_MESH),
    environment: target.environment,
    stage: stage.effective,
    missing: enforceable.missing.length,
    ready:
      isMeshed && enforceable.effective === 'enforce' && findings.error === 0,
    ...(isMeshed
      ? { mtls: mtls(config), authorization: authorization(config) }
      : { mtls: 'none', authorization: 'none' }),
    timeouts: coverage(policy, operation => {
      const timeout = operation['resilience.timeout']?.value;
      return timeout !== undefined && timeout !== 'none';
    }),
    retries: coverage(
      policy,
      operation => (operation['resilience.retries.attempts']?.value ?? 0) > 0,
    ),
    findings,
    losses: config.losses.length,
  };
}
