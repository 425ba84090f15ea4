import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Draft,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesNamespace } from '../../kinds';
import { targetSetting } from '../targetSetting';

/** Exactly one of the three labels there are: any two of them compete (IST0123). */
function enrolment(
  { namespace }: NamespaceInput,
  target: Target,
): Record<string, Draft<string>> {
  if (target.mesh === 'istio-ambient') {
    return { 'istio.io/dataplane-mode': cite(namespace, 'ambient') };
  }
  const revision = targetSetting(target, 'revision');
  if (revision && revision.value !== 'default') {
    return { 'istio.io/rev': cite(revision) };
  }
  return { 'istio-injection': cite(namespace, 'enabled') };
}

/**
 * Enrols the Pods of the namespace. The waypoint is not named here: the bundles of the services name it on their Services, so
 * that other Services of the namespace are left as they are.
 *
 * @internal
 */
export function renderNamespaceLabels(
  input: NamespaceInput,
  target: Target,
): Rendering {
  const { apiVersion, kind } = KubernetesNamespace;
  return {
    manifests: input.enrols
      ? [
          {
            apiVersion,
            kind,
            name: cite(input.namespace),
            labels: enrolment(input, target),
            body: {},
            role: 'patch',
            phase: 0,
          },
        ]
      : [],
    losses: [],
  };
}
