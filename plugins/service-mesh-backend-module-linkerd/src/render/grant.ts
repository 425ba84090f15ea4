import {
  AdmittedCaller,
  Phase,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDraft,
  ServiceInput,
  cite,
  draftManifest,
  objectName,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  authorizationPolicy,
  grpcRoute,
  httpRoute,
  meshTLSAuthentication,
  networkAuthentication,
  server,
} from '../kinds';
import { metadataOf } from './metadata';
import { ServedPort } from './ports';
import { RouteApi, ServerRoute } from './serverRoutes';

type Authentication =
  | typeof meshTLSAuthentication
  | typeof networkAuthentication;

/** Names of what recognises callers: by identity, and by address. */
interface Names {
  identities: string;
  networks: string;
}

/** What callers are admitted to, and the policies that do so. */
interface GrantTarget {
  group: string;
  kind: string;
  purpose: string | undefined;
  policies: Names;
  phase: Phase;
}

/**
 * Callers and what they are admitted to.
 *
 * @internal
 */
export interface Grant {
  callers: AdmittedCaller[];
  authentications: Names;
  targets: GrantTarget[];
}

/**
 * Callers of everything behind some Servers.
 *
 * @internal
 */
export function serverGrant(
  callers: AdmittedCaller[],
  authentications: Names,
  servers: readonly ServedPort[],
): Grant {
  const { identities, networks } = authentications;
  const targets = servers.map(({ suffix }) => ({
    group: 'policy.linkerd.io',
    kind: server.kind,
    purpose: suffix,
    policies: {
      identities: suffix ? `${identities}-${suffix}` : identities,
      networks: suffix ? `${networks}-${suffix}` : networks,
    },
    phase: 3 as const,
  }));
  return { callers, authentications, targets };
}

/**
 * Callers of the requests of some routes. Their policies come before the routes, for a route without one refuses all, probes
 * included; a policy whose route is still missing does nothing.
 *
 * @internal
 */
export function routeGrant(
  callers: AdmittedCaller[],
  name: string,
  routes: readonly (ServerRoute & { api: RouteApi })[],
): Grant {
  const names = (purpose: string): Names => ({
    identities: purpose,
    networks: `${purpose}-networks`,
  });
  const targets = routes.map(({ purpose, api }) => ({
    group: 'gateway.networking.k8s.io',
    kind: api === 'grpc' ? grpcRoute.kind : httpRoute.kind,
    purpose,
    policies: names(purpose),
    phase: 1 as const,
  }));
  return { callers, authentications: names(name), targets };
}

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

/** To ask for an identity of the mesh is to refuse plaintext. */
function kindOf({ policy }: ServiceInput, { kind }: Authentication) {
  const mtls = policy.service['security.mtls'];
  return kind === meshTLSAuthentication.kind && mtls?.value === 'strict'
    ? cite(mtls, kind)
    : kind;
}

/** One policy per target: a Namespace as target would authorize for other services too. */
function policiesFor(
  input: ServiceInput,
  { authentications, targets }: Grant,
  authentication: Authentication,
  by: keyof Names,
): ManifestDraft[] {
  const { service } = input;
  return targets.map(({ group, kind, purpose, policies, phase }) =>
    draftManifest(authorizationPolicy, {
      ...metadataOf(input, policies[by]),
      phase,
      spec: {
        targetRef: {
          group,
          kind,
          name: cite(service.serviceName, objectName(service, purpose)),
        },
        requiredAuthenticationRefs: [
          {
            group: 'policy.linkerd.io',
            kind: kindOf(input, authentication),
            name: cite(
              service.serviceName,
              objectName(service, authentications[by]),
            ),
          },
        ],
      },
    }),
  );
}

function identityCallers(input: ServiceInput, grant: Grant): ManifestDraft[] {
  const identities = distinct(
    grant.callers,
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
      ...metadataOf(input, grant.authentications.identities),
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
    ...policiesFor(input, grant, meshTLSAuthentication, 'identities'),
  ];
}

/** Everybody is every address: a policy without authentications would say the same, but look like an oversight. */
function addressed(caller: AdmittedCaller): AdmittedCaller[] {
  return caller.kind === 'everybody'
    ? ['0.0.0.0/0', '::/0'].map(cidr => ({ ...caller, cidr }))
    : [caller];
}

function networkCallers(input: ServiceInput, grant: Grant): ManifestDraft[] {
  const networks = distinct(
    grant.callers.flatMap(addressed),
    c => c.cidr,
  ).flatMap(({ cidr, origin }) => (cidr ? [{ value: cidr, origin }] : []));
  if (networks.length === 0) {
    return [];
  }
  return [
    draftManifest(networkAuthentication, {
      ...metadataOf(input, grant.authentications.networks),
      phase: 0,
      spec: { networks: networks.map(network => ({ cidr: cite(network) })) },
    }),
    ...policiesFor(input, grant, networkAuthentication, 'networks'),
  ];
}

/**
 * Authenticates callers and authorizes them for the targets. For nobody there is no policy at all: one without
 * authentications would admit everybody.
 *
 * @internal
 */
export function renderGrant(
  input: ServiceInput,
  grant: Grant,
): ManifestDraft[] {
  return grant.targets.length
    ? [...identityCallers(input, grant), ...networkCallers(input, grant)]
    : [];
}
