import {
  Loss,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { targetSetting } from './targetSetting';

/** Where Istio's control plane runs unless the target names another namespace. */
const DEFAULT = 'istio-system';

/**
 * The root namespace of the mesh, where its control plane runs.
 *
 * @internal
 */
export function rootNamespaceOf(target: Target): Sourced<string> {
  return (
    targetSetting(target, 'rootNamespace') ?? {
      value: DEFAULT,
      origin: {
        source: 'default',
        rule: 'the control plane of Istio runs in istio-system',
      },
    }
  );
}

/**
 * What is not rendered into the root namespace, as a loss.
 *
 * @internal
 */
export const rootNamespaceLoss = ({ mesh }: Target): Loss => ({
  mesh,
  leaf: 'security.callers.mode',
  scope: {},
  reason:
    'In the root namespace of the mesh, policies about callers, tokens and telemetry hold for every namespace, so that none are rendered.',
  alternative: 'Run the service in a namespace of its own.',
});
