import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  ManifestDraft,
  objectName,
  parsePathTemplate,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { networkAuthentication } from '../kinds';
import { Claim } from './callerClaims';
import { inboundRoutes } from './inboundRoutes';
import { inboundPorts } from './inboundServers';
import { metadataOf } from './metadata';
import { GrpcMatch, HttpMatch, pathMatch } from './routeMatches';
import { pathsOverlap } from './routeOverlap';

/** A kubelet calls from its node, by any address, and has no identity in the mesh. */
const everywhere = [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }];

/** How a kubelet names itself. A route by header is preferred to one without, whatever else they compare (Linkerd 2.18). */
const byKubelet: HttpMatch['headers'] = [
  {
    type: 'RegularExpression',
    name: 'user-agent',
    value: 'kube-probe/.*',
  },
];

const health: GrpcMatch = {
  method: {
    type: 'Exact',
    service: 'grpc.health.v1.Health',
    method: 'Check',
  },
};

function httpMatches(
  { service }: ServiceInput,
  claims: readonly Claim[],
): HttpMatch[] {
  const { probes } = service.workload;
  return (probes?.value ?? []).flatMap(text => {
    const path = parsePathTemplate(text);
    const { type, value } = pathMatch(path);
    const match: HttpMatch = {
      method: 'GET',
      path: { type, value: cite(probes!, value) },
    };
    const isClaimed = claims.some(
      claim =>
        claim.operation?.method === 'GET' &&
        pathsOverlap(claim.path.segments, path.segments),
    );
    return isClaimed ? [match, { ...match, headers: byKubelet }] : [match];
  });
}

/**
 * Admits the probes of kubelets, which a Server does by itself only while it has no route, and never where it speaks gRPC
 * (Linkerd 2.18). Their policy is there before the routes.
 *
 * @internal
 */
export function renderProbes(
  input: ServiceInput,
  claims: readonly Claim[] | null,
): ManifestDraft[] {
  const name = objectName(input.service, 'probes');
  const routes = inboundRoutes(input, {
    purpose: 'probes',
    http: claims ? httpMatches(input, claims) : [],
    grpc: [health],
    admits: [
      {
        group: 'policy.linkerd.io',
        kind: networkAuthentication.kind,
        name: cite(input.service.serviceName, name),
      },
    ],
    phase: 1,
  });
  return routes.length
    ? [
        draftManifest(networkAuthentication, {
          ...metadataOf(input, 'probes'),
          phase: 0,
          spec: { networks: everywhere },
        }),
        ...routes,
      ]
    : [];
}

/** What kubelets request, as operations are named. */
function probedOperations({ service }: ServiceInput): string[] {
  const probes = (service.workload.probes?.value ?? []).map(parsePathTemplate);
  const http = inboundPorts(service, 'http').length ? probes : [];
  const described = service.operations.filter(
    ({ method, path }) =>
      method === 'GET' &&
      http.some(probe => pathsOverlap(probe.segments, path.segments)),
  );
  return [
    ...new Set([
      ...http.map(({ template }) => `GET ${template}`),
      ...described.map(({ id }) => id),
    ]),
  ];
}

/**
 * Who is admitted together with the kubelets, as a loss.
 *
 * @internal
 */
export function probeLosses(input: ServiceInput, { mesh }: Target): Loss[] {
  const operations = probedOperations(input);
  return operations.length
    ? [
        {
          mesh,
          leaf: 'security.callers.granularity',
          scope: { operations },
          reason:
            'Everybody may request the paths of the probes, since kubelets have no identity in the mesh.',
          alternative:
            'Serve probes on a port of their own, or let nothing but health be told there.',
        },
      ]
    : [];
}
