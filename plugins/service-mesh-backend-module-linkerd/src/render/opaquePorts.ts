import { Port } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Cited,
  ManifestDraft,
  Rendering,
  ServiceInput,
  cite,
  draftManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { deployment, service as serviceKind } from '../kinds';
import { namespaceOf } from './metadata';

const ANNOTATION = 'config.linkerd.io/opaque-ports';

/** Ports on which Linkerd waits for no request of the client unless told otherwise; a list replaces them (Linkerd 2.18). */
const usual = [25, 587, 3306, 4444, 5432, 6379, 9300, 11211];

function list({ service }: ServiceInput, ports: number[]): Cited<string> {
  const numbers = [...new Set(ports)].sort((a, b) => a - b);
  return cite(service.ports, numbers.join(','));
}

/**
 * Names the ports whose servers may speak first, on the Service for those who call and on the Pods: on any other, Linkerd
 * waits ten seconds for the client to say what it speaks. Nothing where the ports are the usual ones.
 *
 * @internal
 */
export function renderOpaquePorts(input: ServiceInput): Rendering {
  const { ports, serviceName, workload } = input.service;
  const opaque: Port[] =
    ports.confidence === 'assumed'
      ? []
      : ports.value.filter(({ protocol }) => protocol === 'tcp');
  const isUsual = ({ port, targetPort }: Port) =>
    usual.includes(port) && usual.includes(targetPort);
  if (opaque.every(isUsual)) {
    return { manifests: [], losses: [] };
  }
  const patch = {
    namespace: namespaceOf(input),
    role: 'patch',
    phase: 0,
  } as const;
  const manifests: ManifestDraft[] = [
    {
      ...patch,
      apiVersion: serviceKind.apiVersion,
      kind: serviceKind.kind,
      name: cite(serviceName),
      annotations: {
        [ANNOTATION]: list(
          input,
          opaque.map(({ port }) => port),
        ),
      },
      body: {},
    },
    draftManifest(deployment, {
      ...patch,
      name: cite(workload.name),
      spec: {
        template: {
          metadata: {
            annotations: {
              [ANNOTATION]: list(input, [
                ...usual,
                ...opaque.map(({ targetPort }) => targetPort),
              ]),
            },
          },
        },
      },
    }),
  ];
  return { manifests, losses: [] };
}
