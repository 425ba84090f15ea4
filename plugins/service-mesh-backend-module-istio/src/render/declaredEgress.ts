import { isIP } from 'node:net';
import {
  Caller,
  External,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  serviceHost,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * An outside host that the service calls, with everything a proxy has to know of it.
 *
 * @internal
 */
export interface ExternalHost {
  host: Sourced<string>;
  ports: (Sourced<number> & { protocol: string })[];
}

/**
 * What a service calls by its declarations; a fact that is missing would cut off a call.
 *
 * @internal
 */
export interface DeclaredEgress {
  /** Services of the mesh as `namespace/host`, sorted. */
  services: Sourced<string>[];
  /** Hosts outside, in the order of the declarations. */
  externals: ExternalHost[];
  /** Facts that nobody states, in words. */
  missing: string[];
}

/** What is missing about a called service; nothing may rest on an assumed name. */
function calleeGaps({ id }: Caller, { neighbours }: ServiceInput): string[] {
  const identity = neighbours[id];
  if (!identity) {
    return [`the identity of ${id}`];
  }
  const { namespace, serviceName } = identity;
  const hasNamespace =
    namespace.value !== null && namespace.confidence !== 'assumed';
  return [
    ...(hasNamespace ? [] : [`the namespace of ${id}`]),
    ...(serviceName.confidence === 'assumed' ? [`the Service of ${id}`] : []),
  ];
}

/** What the API server admits as the one host of a ServiceEntry that is found by DNS. */
const dnsName =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * The Service of the cluster that a host names, as `namespace/host`; `null` for a host outside. A name of one word is a
 * Service beside the one that calls it. A ServiceEntry for it would take it out of the mesh.
 */
function clusterService(
  host: string | null,
  { service }: ServiceInput,
  { clusterDomain }: Target,
): string | null {
  if (host === null || !dnsName.test(host)) {
    return null;
  }
  const [name, second, svc, ...domain] = host.split('.');
  const isInCluster =
    svc === 'svc' && ['', clusterDomain].includes(domain.join('.'));
  const namespace =
    second === undefined
      ? service.namespace.value
      : (isInCluster && second) || null;
  return namespace === null
    ? null
    : `${namespace}/${name}.${namespace}.svc.${clusterDomain}`;
}

/** A ServiceEntry is found by DNS name; without port and protocol, it would open nothing or too much. */
function externalGaps(
  { entityRef, host, port, protocol }: External,
  input: ServiceInput,
  target: Target,
): string[] {
  if (clusterService(host, input, target)) {
    return [];
  }
  const isName = host !== null && isIP(host) === 0 && dnsName.test(host);
  const facts: [string, boolean][] = [
    ['DNS name', isName],
    ['port', port !== null],
    ['protocol', protocol !== null],
  ];
  return facts
    .filter(([, isKnown]) => !isKnown)
    .map(([fact]) => `the ${fact} of ${entityRef}`);
}

function services(input: ServiceInput, target: Target): Sourced<string>[] {
  const byHost = new Map<string, Sourced<string>>();
  for (const { id, origin } of input.service.callees) {
    const identity = input.neighbours[id];
    if (identity && identity.namespace.value !== null) {
      const value = `${identity.namespace.value}/${serviceHost(
        identity,
        target,
      )}`;
      byHost.set(value, byHost.get(value) ?? { value, origin });
    }
  }
  for (const { host, origin } of input.service.externals) {
    const value = clusterService(host, input, target);
    if (value !== null) {
      byHost.set(value, byHost.get(value) ?? { value, origin });
    }
  }
  return [...byHost.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Every host once, with every port once: the API server refuses a ServiceEntry that repeats a port. */
function externals(input: ServiceInput, target: Target): ExternalHost[] {
  const byHost = new Map<string, ExternalHost>();
  for (const { host, port, protocol, origin } of input.service.externals) {
    const isKnown = host !== null && port !== null && protocol !== null;
    if (!isKnown || clusterService(host, input, target)) {
      continue;
    }
    const known = byHost.get(host) ?? {
      host: { value: host, origin },
      ports: [],
    };
    const isNew = known.ports.every(other => other.value !== port);
    byHost.set(host, {
      ...known,
      ports: [
        ...known.ports,
        ...(isNew ? [{ value: port, origin, protocol }] : []),
      ],
    });
  }
  return [...byHost.values()];
}

/**
 * Reads what a service calls from the declarations of the catalog.
 *
 * @internal
 */
export function declaredEgress(
  input: ServiceInput,
  target: Target,
): DeclaredEgress {
  const { callees, externals: declared } = input.service;
  const missing = [
    ...callees.flatMap(callee => calleeGaps(callee, input)),
    ...declared.flatMap(external => externalGaps(external, input, target)),
  ];
  return {
    services: services(input, target),
    externals: externals(input, target),
    missing: [...new Set(missing)],
  };
}
