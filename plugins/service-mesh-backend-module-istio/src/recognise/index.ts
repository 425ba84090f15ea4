/**
 * Reads existing objects back into policy: what rendering does, the other way round. What no setting says is told, and never
 * guessed at.
 */
import {
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Recognition,
  RecognisedService,
  withoutRivals,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { inAmbient } from './ambient';
import { isDryRun, readAuthorizationPolicy } from './authorizationPolicy';
import { readDestinationRule } from './destinationRule';
import { readPeerAuthentication } from './peerAuthentication';
import { Reader } from './reading';
import { silentSettings } from './silence';
import { readTelemetry } from './telemetry';
import { readSelecting, readServiceRoute } from './unread';
import { readVirtualService } from './virtualService';

const readers: Record<string, Record<string, Reader>> = {
  'networking.istio.io': {
    VirtualService: readVirtualService,
    DestinationRule: readDestinationRule,
    Sidecar: readSelecting,
    EnvoyFilter: readSelecting,
  },
  'security.istio.io': {
    AuthorizationPolicy: readAuthorizationPolicy,
    PeerAuthentication: readPeerAuthentication,
    RequestAuthentication: readSelecting,
  },
  'telemetry.istio.io': { Telemetry: readTelemetry },
  'extensions.istio.io': { WasmPlugin: readSelecting },
  'gateway.networking.k8s.io': {
    HTTPRoute: readServiceRoute,
    GRPCRoute: readServiceRoute,
  },
};

/** Kinds that are read for ambient all at once. */
const readTogether = ['VirtualService', 'HTTPRoute', 'GRPCRoute'];

function readerOf(
  { apiVersion, kind }: KubernetesObject,
  { mesh }: Target,
): Reader | undefined {
  if (mesh === 'istio-ambient' && readTogether.includes(kind)) {
    return undefined;
  }
  const [group] = apiVersion.split('/');
  const ofGroup = Object.hasOwn(readers, group) ? readers[group] : {};
  return Object.hasOwn(ofGroup, kind) ? ofGroup[kind] : undefined;
}

/** Plaintext is refused only where callers are held to the policy too. */
function withoutEarlyMtls(recognitions: readonly Recognition[]): Recognition[] {
  const reporting = recognitions.find(
    ({ object, obstacles }) =>
      object.kind === 'AuthorizationPolicy' &&
      obstacles.length === 0 &&
      isDryRun(object),
  );
  return recognitions.map(recognition =>
    reporting && recognition.object.kind === 'PeerAuthentication'
      ? {
          ...recognition,
          obstacles: [
            ...recognition.obstacles,
            {
              pointer: '/spec/mtls/mode',
              reason: `policy refuses plaintext only where callers are held to theirs too, and AuthorizationPolicy ${reporting.object.metadata.name} only reports`,
            },
          ],
        }
      : recognition,
  );
}

/**
 * Reads what existing objects say about a service, with sidecars or in ambient.
 *
 * @internal
 */
export function recognise(
  objects: readonly KubernetesObject[],
  service: Service,
  target: Target,
): RecognisedService {
  const read = objects.flatMap(
    object => readerOf(object, target)?.(object, service, target) ?? [],
  );
  const found =
    target.mesh === 'istio-ambient'
      ? inAmbient(read, objects, service, target)
      : read;
  const recognitions = withoutEarlyMtls(withoutRivals(found));
  return {
    recognitions,
    silent: silentSettings(recognitions),
  };
}
