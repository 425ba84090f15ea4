import {
  AdmittedCaller,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  draftManifest,
  cite,
  NamespacedService,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../../kinds';
import { identitySources } from '../callerSources';
import { waypointOf } from '../waypoint';

/** A waypoint runs under a service account of its own name. */
function identityOf(
  { value, origin }: Sourced<string>,
  namespace: string,
): AdmittedCaller {
  return {
    name: value,
    kind: 'platform',
    serviceAccount: { namespace, name: value },
    cidr: null,
    operations: 'all',
    paths: null,
    origin,
  };
}

/** Callers that may pass the waypoint by, since they may not be in ambient. */
function outside(
  { identity, admission }: NamespacedService,
  { mesh }: Target,
): string[] {
  return admission.callers
    .filter(({ kind }) => identity.mesh.value !== mesh || kind !== 'service')
    .map(({ name }) => name);
}

/**
 * Refuses every request that no policy of a service allows. Without a selector it holds for all Pods of the namespace, so that
 * it comes last. Where a waypoint stands before the services, requests reach their Pods from it and have to be allowed.
 *
 * @internal
 */
export function renderDefaultDeny(
  { namespace, services, deniesCallers }: NamespaceInput,
  target: Target,
): Rendering {
  if (!deniesCallers) {
    return { manifests: [], losses: [] };
  }
  const waypoint = waypointOf(target);
  const callers = waypoint
    ? [...new Set(services.flatMap(service => outside(service, target)))].sort()
    : [];
  if (callers.length > 0) {
    return {
      manifests: [],
      losses: [
        {
          mesh: target.mesh,
          leaf: 'security.callers.mode',
          scope: { callers },
          reason:
            'It is not known that these callers are in ambient; requests that pass the waypoint by are not refused for the namespace as a whole, for theirs might.',
          alternative:
            'Once every caller goes through the waypoint, add an AuthorizationPolicy without a selector that allows only the service account of the waypoint.',
        },
      ],
    };
  }
  const sources = waypoint
    ? identitySources([identityOf(waypoint, namespace.value)], target)
    : [];
  return {
    manifests: [
      draftManifest(AuthorizationPolicy, {
        name: 'default-deny',
        namespace: cite(namespace),
        phase: 4,
        // ALLOW without any rule refuses everybody.
        spec: waypoint
          ? {
              action: 'ALLOW',
              rules: [{ from: sources.map(source => ({ source })) }],
            }
          : {},
      }),
    ],
    losses: [],
  };
}
