import {
  AdmittedCaller,
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  authorizationPolicy,
  meshTLSAuthentication,
  networkAuthentication,
  server,
} from '../kinds';
import { authorizationLosses } from './authorizationLosses';
import { metadataOf } from './metadata';
import { servedPorts } from './ports';
import { hasServers } from './server';

type Authentication =
  | typeof meshTLSAuthentication
  | typeof networkAuthentication;

/** The callers that have an identity or address, by it, each once, in its alphabetical order. */
function distinct(
  callers: AdmittedCaller[],
  key: (caller: AdmittedCaller) => string | null,
): AdmittedCaller[] {
  const byKey = new Map<string, AdmittedCaller>();
  for (const caller of callers) {
    const id = key(caller);
    if (id !== null && !byKey.has(id)) {
      byKey.set(id, caller);
    }
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c);
}

/** One policy per Server: a Namespace as target would authorize for other services too. */
function policiesFor(
  input: ServiceInput,
  authentication: Authentication,
  purpose: string,
): ManifestDraft[] {
  const { service } = input;
  return servedPorts(service).map(({ suffix }) =>
    draftManifest(authorizationPolicy, {
      ...metadataOf(input, suffix ? `${purpose}-${suffix}` : purpose),
      phase: 3,
      spec: {
        targetRef: {
          group: 'policy.linkerd.io',
          kind: server.kind,
          name: cite(service.serviceName, objectName(service, suffix)),
        },
        requiredAuthenticationRefs: [
          {
            group: 'policy.linkerd.io',
            kind: authentication.kind,
            name: cite(service.serviceName, objectName(service, purpose)),
          },
        ],
      },
    }),
  );
}

function identityCallers(input: ServiceInput): ManifestDraft[] {
  const identities = distinct(
    input.admission.callers,
    ({ serviceAccount }) =>
      serviceAccount && `${serviceAccount.namespace}/${serviceAccount.name}`,
  ).flatMap(({ serviceAccount, origin }) =>
    serviceAccount ? [{ value: serviceAccount, origin }] : [],
  );
  if (identities.length === 0) {
    return [];
  }
  return [
    draftManifest(meshTLSAuthentication, {
      ...metadataOf(input, 'callers'),
      phase: 0,
      spec: {
        identityRefs: identities.map(identity =>
          cite(identity, {
            kind: 'ServiceAccount' as const,
            name: identity.value.name,
            namespace: identity.value.namespace,
          }),
        ),
      },
    }),
    ...policiesFor(input, meshTLSAuthentication, 'callers'),
  ];
}

function networkCallers(input: ServiceInput): ManifestDraft[] {
  const networks = distinct(input.admission.callers, c => c.cidr).flatMap(
    ({ cidr, origin }) => (cidr ? [{ value: cidr, origin }] : []),
  );
  if (networks.length === 0) {
    return [];
  }
  return [
    draftManifest(networkAuthentication, {
      ...metadataOf(input, 'networks'),
      phase: 0,
      spec: { networks: networks.map(network => ({ cidr: cite(network) })) },
    }),
    ...policiesFor(input, networkAuthentication, 'networks'),
  ];
}

/**
 * Who may call: the declared service accounts and address ranges. Where nobody may, there is no policy at all: one
 * without authentications would admit everybody.
 *
 * @internal
 */
export function renderAuthorization(
  input: ServiceInput,
  target: Target,
): Rendering {
  const losses: Loss[] = authorizationLosses(input, target);
  return hasServers(input)
    ? {
        manifests: [...identityCallers(input), ...networkCallers(input)],
        losses,
      }
    : { manifests: [], losses };
}
