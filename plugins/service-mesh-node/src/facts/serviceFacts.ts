import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { agreed } from './agreed';
import { factFinding } from './finding';
import { WorkloadGroup } from './groups';
import { nameOf, ServiceManifest, WorkloadManifest } from './manifests';
import { readPort } from './ports';

/**
 * What the Service in front of workloads tells.
 *
 * @internal
 */
export interface ServiceFacts {
  /** Name of the Service; empty where none or more than one could be meant. */
  service: string;
  /** The annotation `ports`; empty where it is not known. */
  ports: string;
  /** What was left out, and why. */
  notes: string[];
  findings: Finding[];
}

function readPorts(
  service: ServiceManifest,
  workloads: readonly WorkloadManifest[],
) {
  const read = service.spec.ports.map((port, index) => ({
    port,
    index,
    result: readPort(port, workloads),
  }));
  const left = read.flatMap(({ port, index, result }) =>
    'reason' in result ? [{ port: port.port, index, ...result }] : [],
  );
  return {
    text: read
      .flatMap(({ result }) => ('text' in result ? result.text : []))
      .join(','),
    notes: left.map(
      ({ port, reason }) =>
        `Port ${port} of ${nameOf(service)} is left out: ${reason}.`,
    ),
    findings: left
      .filter(({ broken }) => broken)
      .map(({ port, index, reason }) =>
        factFinding(service, `/spec/ports/${index}/targetPort`, {
          code: 'catalog/target-port-unknown',
          message: `Port ${port} of ${nameOf(
            service,
          )} leads nowhere certain: ${reason}. Name the container port.`,
          params: { port },
        }),
      ),
  };
}

/**
 * Reads the Service in front of a group of workloads.
 *
 * @param stated - the Service that the catalog names, which decides between several
 * @internal
 */
export function serviceFacts(
  { workloads, services }: WorkloadGroup,
  stated: string | undefined,
): ServiceFacts {
  const meant = services.filter(
    ({ object }) => object.metadata.name === stated,
  );
  const candidates = meant.length > 0 ? meant : services;
  const [first, ...others] = candidates;
  if (!first) {
    const notes = ['No Service with an address of its own selects the Pods.'];
    return { service: '', ports: '', notes, findings: [] };
  }
  const read = candidates.map(service => readPorts(service, workloads));
  const service = agreed(candidates.map(({ object }) => object.metadata.name));
  const ports = agreed(read.map(({ text }) => text));
  const names = [...new Set(candidates.map(nameOf))];
  const ambiguous = factFinding(
    first,
    '/spec/selector',
    {
      code: 'catalog/several-services',
      message: `${names.join(' and ')} select the Pods of ${nameOf(
        workloads[0],
      )}${
        ports === undefined ? ' with different ports' : ''
      }. State the one that callers use in mesh-configurator.io/service.`,
      params: { services: names },
    },
    others,
  );
  return {
    service: service ?? '',
    ports: ports ?? '',
    notes: [...new Set(read.flatMap(({ notes }) => notes))],
    findings: [
      ...read.flatMap(({ findings }) => findings),
      ...(service === undefined ? [ambiguous] : []),
    ],
  };
}
