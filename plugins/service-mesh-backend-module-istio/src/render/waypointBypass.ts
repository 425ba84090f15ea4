import {
  AdmittedCaller,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy } from '../kinds';
import { identitySources } from './callerSources';
import { metadata, podSelector } from './metadata';
import { waypointOf } from './waypoint';

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

/** Callers that may not be in ambient: their requests reach the Pods without the waypoint. */
function strangers({ service, admission }: ServiceInput, { mesh }: Target) {
  return service.mesh.value === mesh
    ? admission.callers.filter(({ kind }) => kind !== 'service')
    : admission.callers;
}

/**
 * Refuses requests to the Pods that pass the waypoint by, and with it every policy on the Service. Callers outside ambient
 * would be refused too, so that it needs every caller known to be inside; at `enforce`, those of the catalog are.
 *
 * @internal
 */
export function renderWaypointBypass(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service, admission, stage } = input;
  const waypoint = waypointOf(target);
  const namespace = service.namespace.value;
  const isEnforced =
    stage.effective === 'enforce' && admission.mode === 'listed';
  if (!isEnforced || !waypoint || namespace === null) {
    return { manifests: [], losses: [] };
  }
  const outside = strangers(input, target).map(({ name }) => name);
  if (outside.length > 0) {
    return {
      manifests: [],
      losses: [
        {
          mesh: target.mesh,
          leaf: 'security.callers.mode',
          scope: { callers: outside },
          reason:
            'It is not known that these callers are in ambient; requests that pass the waypoint by are not refused, for theirs might.',
          alternative:
            'Once every caller goes through the waypoint, add an AuthorizationPolicy on the Pods that allows only the service account of the waypoint.',
        },
      ],
    };
  }
  return {
    manifests: [
      draftManifest(AuthorizationPolicy, {
        ...metadata(service, 'waypoint'),
        phase: 4,
        spec: {
          selector: podSelector(service),
          action: 'ALLOW',
          rules: [
            {
              from: identitySources(
                [identityOf(waypoint, namespace)],
                target,
              ).map(source => ({ source })),
            },
          ],
        },
      }),
    ],
    losses: [],
  };
}
