import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  draftManifest,
  cite,
  NamespacedService,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../../kinds';
import { identitySources, isRecognisable } from '../callerSources';
import { directCallers, waypointCaller } from '../directCallers';
import { waypointOf } from '../waypoint';

/** Callers that pass the waypoint by and that no policy of a service can name, so that refusing the others would refuse them. */
function nameless({ admission }: NamespacedService, target: Target): string[] {
  return directCallers(admission, target)
    .filter(caller => !isRecognisable(caller))
    .map(({ name }) => name);
}

/** Services with operations that everybody may call, also who passes the waypoint by. */
function openServices(services: readonly NamespacedService[]): string[] {
  return services
    .filter(({ admission }) =>
      admission.callers.some(({ kind }) => kind === 'everybody'),
    )
    .map(({ identity }) => identity.id);
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
  const open = waypoint ? openServices(services) : [];
  if (open.length > 0) {
    return {
      manifests: [],
      losses: [
        {
          mesh: target.mesh,
          leaf: 'security.callers.mode',
          scope: {},
          reason: `Everybody may call operations of ${open.join(
            ', ',
          )}, also who does not go through the waypoint; nothing is refused for the namespace as a whole.`,
          alternative:
            'Name the callers of these operations under security.callers.additional instead of setting security.callers.mode to any.',
        },
      ],
    };
  }
  const callers = waypoint
    ? [
        ...new Set(services.flatMap(service => nameless(service, target))),
      ].sort()
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
            'It is not known that these callers go through the waypoint, nor how to recognise them at the Pods; nothing is refused for the namespace as a whole, for their requests might be.',
          alternative: 'State the namespace and the service account of each.',
        },
      ],
    };
  }
  const sources = waypoint
    ? identitySources([waypointCaller(waypoint, namespace.value)], target)
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
