import {
  AdmittedCaller,
  Operation,
  Port,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Cited,
  Draft,
  parsePathTemplate,
  ServiceInput,
  toAuthorizationTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationOperation } from '../kinds';
import { httpOperations, httpPorts, opaquePorts } from './ports';
import { waypointOf } from './waypoint';

/**
 * Whether callers are admitted to single operations.
 *
 * @internal
 */
export const isOperationWise = ({ policy }: ServiceInput): boolean =>
  policy.service['security.callers.granularity']?.value === 'operation';

/**
 * What a rule admits, in the making.
 *
 * @internal
 */
export type OperationDraft = Exclude<
  Draft<AuthorizationOperation>,
  Cited<AuthorizationOperation>
>;

/**
 * A port as a policy compares it: a sidecar sees the port of the workload, a waypoint that of the Service, which the
 * request was sent to.
 */
function policyPort({ service }: ServiceInput, port: Port, target: Target) {
  const number = waypointOf(target) ? port.port : port.targetPort;
  return cite(service.ports, String(number));
}

/**
 * The ports of HTTP. A rule about HTTP without ports would act on plain TCP too.
 *
 * @internal
 */
export function httpPolicyPorts(
  input: ServiceInput,
  target: Target,
): Cited<string>[] {
  return httpPorts(input.service).map(port => policyPort(input, port, target));
}

/**
 * The operations of a caller, in the order of the definition.
 *
 * @internal
 */
export function operationsOf(
  input: ServiceInput,
  caller: Pick<AdmittedCaller, 'operations'>,
): Operation[] {
  const operations = httpOperations(input.service);
  if (caller.operations === 'all') {
    return operations;
  }
  const ids = new Set(caller.operations);
  return operations.filter(({ id }) => ids.has(id));
}

/**
 * Whether a policy cannot say the path of an operation and takes the smallest superset.
 *
 * @internal
 */
export function isWidened(operation: Operation): boolean {
  return !toAuthorizationTemplate(operation.path).exact;
}

/**
 * Operations as the `to` of a rule: one member for each method, with all its paths.
 *
 * @internal
 */
export function byMethod(
  input: ServiceInput,
  operations: readonly Operation[],
  target: Target,
): (OperationDraft & { methods: string[] })[] {
  const methods = [...new Set(operations.map(operation => operation.method))];
  return methods.map(method => {
    const paths = new Map<string, Cited<string>>();
    for (const operation of operations.filter(o => o.method === method)) {
      const { value } = toAuthorizationTemplate(operation.path);
      const origin = {
        ...operation.origin,
        leaf: 'security.callers.granularity',
      };
      paths.set(value, paths.get(value) ?? cite({ value, origin }));
    }
    return {
      methods: [method],
      paths: [...paths.values()],
      ports: httpPolicyPorts(input, target),
    };
  });
}

/**
 * The operations that everybody may call, with what opened them.
 *
 * @internal
 */
export function openOperations(
  input: ServiceInput,
  target: Target,
): OperationDraft[] {
  const { admission, policy, service } = input;
  const everybody = admission.callers.find(({ kind }) => kind === 'everybody');
  if (!everybody || httpPorts(service).length === 0) {
    return [];
  }
  const operations = operationsOf(input, everybody);
  return byMethod(input, operations, target).map(draft => {
    const [method] = draft.methods;
    const opened = operations.find(operation => operation.method === method);
    const mode = policy.operations[opened?.id ?? '']?.['security.callers.mode'];
    const origin = mode?.origin ?? everybody.origin;
    return { ...draft, methods: [cite({ value: method, origin })] };
  });
}

/**
 * Paths that a caller may use beside the operations, with any method. A caller that names paths and no operations in
 * particular is held to the paths.
 *
 * @internal
 */
export function pathsOf(
  input: ServiceInput,
  caller: AdmittedCaller,
  target: Target,
): OperationDraft[] {
  if (!caller.paths?.length) {
    return [];
  }
  const paths = caller.paths.map(path => {
    const value = path.includes('{')
      ? toAuthorizationTemplate(parsePathTemplate(path)).value
      : path;
    return cite({ value, origin: caller.origin });
  });
  return [{ paths, ports: httpPolicyPorts(input, target) }];
}

/**
 * The ports that have no operations: whoever calls the service at all may use them.
 *
 * @internal
 */
export function opaquePortsOf(
  input: ServiceInput,
  target: Target,
): OperationDraft[] {
  const opaque = opaquePorts(input.service).map(port =>
    policyPort(input, port, target),
  );
  return opaque.length ? [{ ports: opaque }] : [];
}
