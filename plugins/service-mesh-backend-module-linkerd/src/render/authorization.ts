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
import { callerClaims } from './callerClaims';
import { distinct, identities } from './callerIdentities';
import { renderCallersByOperation } from './callersByOperation';
import { inboundRoutes } from './inboundRoutes';
import { inboundPorts } from './inboundServers';
import { metadataOf } from './metadata';
import { OperationWise, operationWise } from './operationWise';
import { ServedPort, servedPorts } from './ports';
import { renderProbes } from './probes';
import { hasServers } from './server';

type Authentication =
  | typeof meshTLSAuthentication
  | typeof networkAuthentication;

/** One policy per Server: a Namespace as target would authorize for other services too. */
function policiesFor(
  input: ServiceInput,
  authentication: Authentication,
  purpose: string,
  ports: ServedPort[],
): ManifestDraft[] {
  const { service } = input;
  return ports.map(({ suffix }) =>
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

function identityCallers(
  input: ServiceInput,
  callers: AdmittedCaller[],
  ports: ServedPort[],
  purpose: string,
): ManifestDraft[] {
  const accounts = ports.length ? identities(input, callers, purpose) : [];
  return accounts.length
    ? [
        ...accounts,
        ...policiesFor(input, meshTLSAuthentication, purpose, ports),
      ]
    : [];
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
    ...policiesFor(
      input,
      networkAuthentication,
      'networks',
      servedPorts(input.service),
    ),
  ];
}

/**
 * Callers of everything on the Server, those of some operations on its routes. An authentication whose callers became fewer
 * has another name than the one for the whole service, so that nobody is cut off while the routes are on their way.
 */
function byOperation(
  input: ServiceInput,
  { free, held }: OperationWise,
): ManifestDraft[] {
  const { service } = input;
  const routed = (['http', 'grpc'] as const).flatMap(api =>
    inboundPorts(service, api),
  );
  const opaque = inboundPorts(service, 'none');
  return [
    ...identityCallers(input, free, routed, 'callers-of-everything'),
    ...identityCallers(
      input,
      [...free, ...held.filter(({ operations }) => operations !== 'all')],
      opaque,
      'callers',
    ),
    ...renderCallersByOperation(input, held),
  ];
}

/** Takes what no other route takes, which would be answered by 404; those whom the Server admits get there. */
function catchAll(input: ServiceInput, withHttp: boolean): ManifestDraft[] {
  return inboundRoutes(input, {
    purpose: 'inbound-catch-all',
    http: withHttp ? [{ path: { type: 'PathPrefix', value: '/' } }] : [],
    grpc: [{}],
    admits: null,
    phase: 3,
  });
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
  if (!hasServers(input)) {
    return { manifests: [], losses };
  }
  const wise = operationWise(input);
  const claims = wise && callerClaims(input, wise.held);
  const { callers } = input.admission;
  const denies = input.stage.effective === 'enforce';
  return {
    manifests: [
      ...(denies ? renderProbes(input, claims) : []),
      ...(denies ? catchAll(input, wise !== null) : []),
      ...(wise
        ? byOperation(input, wise)
        : identityCallers(
            input,
            callers,
            servedPorts(input.service),
            'callers',
          )),
      ...networkCallers(input),
    ],
    losses,
  };
}
