import {
  ServiceId,
  StageSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from './provider';
import { resolveWhole } from './resolve/resolve';
import { applyPolicy, ResolveOptions } from './resolveService';

/**
 * Whether the policy of a service could be enforced as it is, and what keeps it from that: the stage as it would be if its
 * component asked for `enforce`.
 *
 * @param policy - what {@link resolveService} made of it; the stage is no matter of operations
 * @public
 */
export function enforceability(
  id: ServiceId,
  policy: ServiceInput['policy'],
  options: ResolveOptions,
): StageSummary {
  const { discovery, config, target } = options;
  const discovered = discovery.services[id];
  const wish = {
    level: 'component',
    environment: target.environment,
    api: null,
    operations: null,
    leaf: 'security.stage',
    value: 'enforce',
    origin: { source: 'default', rule: 'asked whether it could be enforced' },
  } as const;
  const whole = resolveWhole(
    { ...discovered, declarations: [...discovered.declarations, wish] },
    config,
    target.environment,
  );
  const wished = {
    policy: { ...policy, service: whole.policy },
    findings: whole.findings,
  };
  return applyPolicy(id, wished, options).input.stage;
}
