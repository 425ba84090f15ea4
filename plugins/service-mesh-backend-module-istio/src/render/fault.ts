import { ResolvedPolicy } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { cite } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * The delay that the policy adds on purpose: to all requests where it names no share.
 *
 * @internal
 */
export function fault(policy: ResolvedPolicy) {
  const fixed = policy['traffic.fault.delay.fixed'];
  const percent = policy['traffic.fault.delay.percent'];
  return (
    fixed && {
      delay: {
        fixedDelay: cite(fixed),
        percentage: { value: percent ? cite(percent) : 100 },
      },
    }
  );
}
