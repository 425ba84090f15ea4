import {
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Draft,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesNamespace } from '../../kinds';

/** Exactly one of the three labels there are: any two of them compete (IST0123). */
function enrolment(
  { namespace }: NamespaceInput,
  { mesh, provider, settings }: Target,
): Record<string, Draft<string>> {
  if (mesh === 'istio-ambient') {
    return { 'istio.io/dataplane-mode': cite(namespace, 'ambient') };
  }
  const { revision } = settings;
  if (typeof revision === 'string' && revision && revision !== 'default') {
    const stated: Sourced<string> = {
      value: revision,
      origin: {
        source: 'config',
        pointer: `/serviceMesh/targets/${provider}/revision`,
      },
    };
    return { 'istio.io/rev': cite(stated) };
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
