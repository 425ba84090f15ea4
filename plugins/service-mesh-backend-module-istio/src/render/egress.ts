import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { declaredEgress } from './declaredEgress';
import { collectorLoss, obstacle, opaqueLosses } from './egressLosses';
import { serviceEntry } from './serviceEntry';
import { sidecar } from './sidecar';

/**
 * Holds the service to what it declares to call: services of the mesh by its Sidecar, hosts outside by ServiceEntries. This
 * cuts off every other call, so that it waits for the stage `enforce` and for every fact it rests on.
 *
 * @internal
 */
export function renderEgress(input: ServiceInput, target: Target): Rendering {
  const { service, policy } = input;
  const setting = policy.service['security.egress'];
  if (setting?.value !== 'declared') {
    return { manifests: [], losses: [] };
  }
  const egress = declaredEgress(input, target);
  const loss = obstacle(input, target, egress);
  if (loss) {
    return { manifests: [], losses: [loss] };
  }
  return {
    manifests: [
      ...egress.externals.map(external => serviceEntry(service, external)),
      sidecar(service, target, setting, egress),
    ],
    losses: [...opaqueLosses(target, egress), collectorLoss(target)],
  };
}
