import {
  AdmittedCaller,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  parsePathTemplate,
  ServiceInput,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isHeld } from './heldCallers';
import { speaksHttp } from './ports';
import { Matched } from './routeMatches';

/**
 * Requests and the callers that are held to them; those that may do everything are not among them.
 *
 * @internal
 */
export interface Permit {
  /** Id of the operation; `null` for a path that a caller or a probe names. */
  operation: string | null;
  requests: Matched;
  callers: AdmittedCaller[];
}

/** GraphQL operations share one request, which the callers of any of them may send. */
function wireOf(operation: Operation): Permit['requests'] {
  const { method, origin, path, protocol } = operation;
  return {
    method,
    path,
    protocol: protocol === 'graphql' ? 'http' : protocol,
    origin: { ...origin, leaf: 'security.callers.granularity' },
  };
}

function ofOperations(input: ServiceInput, held: AdmittedCaller[]): Permit[] {
  return input.service.operations.filter(speaksHttp).map(operation => ({
    operation: operation.id,
    requests: wireOf(operation),
    callers: held.filter(
      ({ operations }) =>
        operations !== 'all' && operations.includes(operation.id),
    ),
  }));
}

/** A `*` at the end of a path stands for any text, none included. */
function templatesOf(path: string): string[] {
  return path.endsWith('*')
    ? [path.slice(0, -1), `${path.slice(0, -1)}{rest+}`]
    : [path];
}

function ofPaths(held: AdmittedCaller[]): Permit[] {
  return held.flatMap(caller =>
    (caller.paths ?? []).flatMap(templatesOf).map(template => ({
      operation: null,
      requests: {
        method: null,
        path: parsePathTemplate(template),
        protocol: 'http' as const,
        origin: caller.origin,
      },
      callers: [caller],
    })),
  );
}

/** The kubelet has no identity, and which addresses it comes from is not known. */
function ofProbes({ service }: ServiceInput): Permit[] {
  const { probes } = service.workload;
  return (probes?.value ?? []).map(path => ({
    operation: null,
    requests: {
      method: 'GET',
      path: parsePathTemplate(path),
      protocol: 'http' as const,
      origin: probes!.origin,
    },
    callers: [
      {
        name: 'everybody',
        kind: 'everybody' as const,
        serviceAccount: null,
        mesh: null,
        cidr: null,
        operations: [],
        paths: [path],
        origin: probes!.origin,
      },
    ],
  }));
}

/**
 * All requests that callers are held to, and those of the probes.
 *
 * @internal
 */
export function permitsOf(input: ServiceInput): Permit[] {
  const held = input.admission.callers.filter(isHeld);
  return [...ofOperations(input, held), ...ofPaths(held), ...ofProbes(input)];
}

/**
 * Whether two permits are about the same requests.
 *
 * @internal
 */
export function sameRequests(a: Permit, b: Permit): boolean {
  return toRegex(a.requests.path) === toRegex(b.requests.path);
}
