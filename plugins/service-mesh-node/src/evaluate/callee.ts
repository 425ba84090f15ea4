import { RequestTarget } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { didYouMean } from '../didYouMean';
import { Pods, podsOf, servicesOf } from './pods';
import { knownServices } from './services';
import { canBeSame, ManifestSource, ServiceName } from './source';

/** Port of plain HTTP, where no manifest names another. */
const DEFAULT_PORT = 80;

/**
 * Where a request goes, and in words what the manifests do not tell about it.
 *
 * @public
 */
export interface Callee {
  to: RequestTarget;
  /** Whether a manifest tells of the Service called. */
  isKnown: boolean;
  unknowns: string[];
}

const spell = ({ name, namespace }: ServiceName) =>
  namespace === null ? name : `${name}.${namespace}`;

/** The Service of a short name: the only one of the manifests that is called so. */
function byShortName(name: string, known: readonly ServiceName[]): ServiceName {
  const called = known.filter(service => service.name === name);
  if (called.length === 1) {
    return called[0];
  }
  if (called.length > 1) {
    throw new InputError(
      `--to '${name}' can be ${called
        .map(spell)
        .join(' or ')}; name the namespace`,
    );
  }
  const near = didYouMean(
    name,
    known.map(service => service.name),
  );
  throw new InputError(
    `No manifest tells of a Service '${name}'${
      near ? `; did you mean '${near}'?` : '.'
    } Name its namespace, as ${name}.<namespace>, to ask all the same`,
  );
}

/** The Service that a host means; `null` for a host outside the cluster. */
function serviceOf(
  host: string,
  known: readonly ServiceName[],
): ServiceName | null {
  const [name, namespace, svc] = host.split('.');
  if (namespace === undefined) {
    return byShortName(name, known);
  }
  return svc === undefined || svc === 'svc' ? { name, namespace } : null;
}

/** The port of the workload behind one of the Service; `undefined` where no manifest tells. */
function targetPortOf(
  sources: readonly ManifestSource[],
  called: ServiceName,
  port: number,
  { namedPorts }: Pods,
): number | undefined {
  const { own, versions } = servicesOf(sources, called);
  const targets = [...own, ...versions]
    .flatMap(({ ports }) => ports)
    .filter(candidate => candidate.port === port)
    .map(({ targetPort = port }) =>
      typeof targetPort === 'string' ? namedPorts[targetPort] : targetPort,
    );
  return new Set(targets).size === 1 ? targets[0] : undefined;
}

function unknownsOf(
  host: string,
  { labels, mayHaveMoreLabels, targetPort }: RequestTarget,
): string[] {
  const none = mayHaveMoreLabels && Object.keys(labels).length === 0;
  return [
    ...(none
      ? [
          `The labels of the Pods behind ${host} are not known; add its Service and workload, or say --labels.`,
        ]
      : []),
    ...(targetPort === undefined
      ? [`The workload's port is not known; add the Service of ${host}.`]
      : []),
  ];
}

/**
 * Finds where a request to `HOST[:PORT]` goes: the Service meant, its first port where none is said, and what the manifests
 * tell of the Pods behind it.
 *
 * @param labels - labels of the Pods, where they are said
 * @throws InputError for a text that is no host, or a short name that means no Service or several.
 * @public
 */
export function findCallee(
  sources: readonly ManifestSource[],
  text: string,
  labels?: Record<string, string>,
): Callee {
  const [, host, portText] =
    /^([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === undefined) {
    throw new InputError(`--to '${text}' is no HOST or HOST:PORT`);
  }
  const known = knownServices(sources);
  const called = serviceOf(host.toLowerCase(), known);
  const ports = known.find(
    ({ name, namespace }) =>
      name === called?.name && canBeSame(namespace, called.namespace),
  )?.ports;
  const port = portText ? Number(portText) : ports?.[0] ?? DEFAULT_PORT;
  if (called === null) {
    return {
      to: { host, port, labels: {} },
      isKnown: false,
      unknowns: [`${host} is no Service of the cluster.`],
    };
  }
  const pods = podsOf(sources, called);
  const targetPort = targetPortOf(sources, called, port, pods);
  const to: RequestTarget = {
    host: called.namespace
      ? `${called.name}.${called.namespace}.svc.${
          host.split('.svc.')[1] ?? 'cluster.local'
        }`
      : called.name,
    port,
    ...(targetPort === undefined ? {} : { targetPort }),
    labels: labels ?? pods.labels,
    mayHaveMoreLabels: labels === undefined && pods.mayHaveMoreLabels,
  };
  return {
    to,
    isKnown: ports !== undefined,
    unknowns: unknownsOf(spell(called), to),
  };
}
