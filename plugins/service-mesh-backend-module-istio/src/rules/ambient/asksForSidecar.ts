import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isInjectedWorkload, Workload } from '../view';

/**
 * Whether labels ask for a sidecar; also by a value that injection does not understand, and that shows what was meant.
 *
 * @internal
 */
export function asksForSidecar(
  context: RuleContext,
  workload: Workload,
): boolean {
  return (
    isInjectedWorkload(context, workload) ||
    workload.labels['sidecar.istio.io/inject'] === 'enabled'
  );
}
