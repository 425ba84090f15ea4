import {
  ServiceId,
  StageSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ConfigureOptions, resolveService } from './configure';

/**
 * Whether the policy of a service could be enforced as it is, and what keeps it from that: the stage as it would be if its
 * component asked for `enforce`.
 *
 * @public
 */
export function enforceability(
  id: ServiceId,
  options: Pick<ConfigureOptions, 'discovery' | 'config' | 'target'>,
): StageSummary {
  const { discovery, target } = options;
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
  return resolveService(id, {
    ...options,
    discovery: {
      ...discovery,
      services: {
        [id]: {
          ...discovered,
          declarations: [...discovered.declarations, wish],
        },
      },
    },
  }).input.stage;
}
