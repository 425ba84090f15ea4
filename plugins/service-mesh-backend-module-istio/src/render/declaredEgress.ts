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

/** A ServiceEntry is found by DNS name; without port and protocol, it would open nothing or too much. */
function externalGaps({ entityRef, host, port, protocol }: External): string[] {
  const isName = host !== null && isIP(host) === 0;
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
  return [...byHost.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Every host once, with every port once: the API server refuses a ServiceEntry that repeats a port. */
function externals({ service }: ServiceInput): ExternalHost[] {
  const byHost = new Map<string, ExternalHost>();
  for (const { host, port, protocol, origin } of service.externals) {
    if (host === null || port === null || protocol === null) {
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
    ...declared.flatMap(externalGaps),
  ];
  return {
    services: services(input, target),
    externals: externals(input),
    missing: [...new Set(missing)],
  };
}
