import { Protocol } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServicePort } from './kinds';
import { WorkloadManifest } from './manifests';

/** Kubernetes 1.34: standard values of `appProtocol`; the others are IANA names and those that Istio 1.27 reads. */
const protocols: Record<string, Protocol> = {
  http: 'http',
  'grpc-web': 'http',
  'kubernetes.io/ws': 'http',
  'kubernetes.io/wss': 'tls',
  http2: 'http2',
  h2c: 'http2',
  'kubernetes.io/h2c': 'http2',
  grpc: 'grpc',
  https: 'tls',
  tls: 'tls',
  tcp: 'tcp',
  mongo: 'tcp',
  mysql: 'tcp',
  redis: 'tcp',
};

/** Istio 1.27, protocol selection: the name of a port is `<protocol>` or `<protocol>-<suffix>`. */
function namedProtocol(name: string): Protocol | undefined {
  const longest = Object.keys(protocols)
    .filter(word => name === word || name.startsWith(`${word}-`))
    .sort((a, b) => b.length - a.length)[0];
  return longest ? protocols[longest] : undefined;
}

function protocolOf({ appProtocol, name, targetPort }: ServicePort) {
  if (appProtocol !== undefined) {
    return protocols[appProtocol.toLocaleLowerCase('en-US')];
  }
  return [name, targetPort]
    .filter(word => typeof word === 'string')
    .map(namedProtocol)
    .find(Boolean);
}

/** The number of a target port in a workload; `null` where no container has a port of that name. */
function targetIn(
  { port, targetPort = port }: ServicePort,
  workload: WorkloadManifest,
): number | null {
  if (typeof targetPort === 'number') {
    return targetPort;
  }
  const named = workload.spec.template.spec.containers
    .flatMap(({ ports }) => ports)
    .find(({ name }) => name === targetPort);
  return named?.containerPort ?? null;
}

/**
 * A port of a Service as the annotation `ports` spells it, or why it cannot be said.
 *
 * @internal
 */
export function readPort(
  port: ServicePort,
  workloads: readonly WorkloadManifest[],
): { text: string } | { reason: string; broken: boolean } {
  if (port.protocol !== undefined && port.protocol !== 'TCP') {
    return { reason: `${port.protocol} is not meshed`, broken: false };
  }
  const [target, ...others] = new Set(
    workloads.map(workload => targetIn(port, workload)),
  );
  if (target === null || others.length > 0) {
    return {
      reason:
        others.length > 0
          ? `its target port '${port.targetPort}' is not the same in all workloads`
          : `no container has a port named '${port.targetPort}'`,
      broken: true,
    };
  }
  const protocol = protocolOf(port);
  if (!protocol) {
    return {
      reason: 'neither its name nor its appProtocol tells a known protocol',
      broken: false,
    };
  }
  const where = target === port.port ? '' : `:${target}`;
  return { text: `${port.port}${where}/${protocol}` };
}
