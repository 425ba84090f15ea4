import {
  Origin,
  Port,
  Protocol,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
  SpecOf,
  cite,
  draftManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server } from '../kinds';
import { metadataOf } from './metadata';
import { isMixed, servedPorts } from './ports';

type ServerSpec = Required<SpecOf<typeof server>>;

const proxyProtocols: Record<Protocol, ServerSpec['proxyProtocol']> = {
  http: 'HTTP/1',
  graphql: 'HTTP/1',
  http2: 'HTTP/2',
  grpc: 'gRPC',
  tcp: 'opaque',
  tls: 'TLS',
};

/**
 * Whether Servers are rendered. A Server denies whom no policy authorizes, so that there is none where nobody has been
 * declared or everybody is admitted.
 *
 * @internal
 */
export function hasServers(input: ServiceInput): boolean {
  return input.admission.mode === 'listed';
}

/**
 * The protocol of a port. One that is only assumed would break one that is not, and HTTP/1 would break gRPC: Linkerd then
 * detects it.
 *
 * @internal
 */
export function proxyProtocol(
  service: Service,
  port: Port,
): ServerSpec['proxyProtocol'] {
  return service.ports.confidence === 'assumed' || isMixed(service, port)
    ? 'unknown'
    : proxyProtocols[port.protocol];
}

function accessPolicy({ stage }: ServiceInput): ServerSpec['accessPolicy'] {
  return stage.effective === 'enforce' ? 'deny' : 'audit';
}

function stageOrigin({ stage, policy }: ServiceInput): Origin {
  const wanted = policy.service['security.stage'];
  if (wanted && stage.effective === stage.wanted) {
    return wanted.origin;
  }
  return {
    source: 'default',
    rule: 'audit until every fact that a policy denies upon is stated',
    ...(wanted && { overrode: [{ ...wanted.origin, value: wanted.value }] }),
  };
}

/**
 * One Server per port of the workload. It denies in the last phase only, after the policies that authorize.
 *
 * @internal
 */
export function renderServers(input: ServiceInput): Rendering {
  if (!hasServers(input)) {
    return { manifests: [], losses: [] };
  }
  const { ports, workload } = input.service;
  const manifests = servedPorts(input.service).map(({ port, suffix }) =>
    draftManifest(server, {
      ...metadataOf(input, suffix),
      phase: input.stage.effective === 'enforce' ? 4 : 1,
      spec: {
        podSelector: { matchLabels: cite(workload.selector) },
        port: cite(ports, port.targetPort),
        proxyProtocol: cite(ports, proxyProtocol(input.service, port)),
        accessPolicy: cite(
          { value: input.stage, origin: stageOrigin(input) },
          accessPolicy(input),
        ),
      },
    }),
  );
  return { manifests, losses: [] };
}
