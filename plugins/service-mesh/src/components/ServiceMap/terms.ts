import {
  AdmittedCaller,
  MeshPolicy,
  NO_MESH,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What the policy of a service says of one who calls it.
 *
 * @internal
 */
export interface EdgeTerms {
  mtls: 'strict' | 'permissive' | 'none';
  authorization: 'allowed' | 'everybody' | 'audited' | 'denied' | 'reported';
  /** Different timeouts of the operations that are called; empty for none. */
  timeouts: string[];
  /** Most retries of an operation that is called. */
  attempts: number;
  /** The settings behind it, of the operations that are called. */
  policy: MeshPolicy;
}

function authorizationOf(
  { admission, stage }: ServiceConfig,
  admitted: boolean,
): EdgeTerms['authorization'] {
  if (admission.mode !== 'listed') {
    return 'everybody';
  }
  if (stage.effective === 'enforce') {
    return admitted ? 'allowed' : 'denied';
  }
  return admitted ? 'audited' : 'reported';
}

function mtlsOf(
  { policy, stage }: ServiceConfig,
  caller: AdmittedCaller | undefined,
): EdgeTerms['mtls'] {
  if (caller?.cidr) {
    return 'none';
  }
  return policy.service['security.mtls']?.value === 'strict' &&
    stage.effective === 'enforce'
    ? 'strict'
    : 'permissive';
}

function policyFor(
  { policy }: ServiceConfig,
  operations: 'all' | readonly string[],
): MeshPolicy {
  return operations === 'all'
    ? policy
    : {
        ...policy,
        operations: Object.fromEntries(
          Object.entries(policy.operations).filter(([id]) =>
            operations.includes(id),
          ),
        ),
      };
}

function resilienceOf({ operations, service }: MeshPolicy) {
  const called = Object.values(operations);
  const settings = called.length ? called : [service];
  const timeouts = settings.flatMap(
    own => own['resilience.timeout']?.value ?? [],
  );
  return {
    timeouts: [...new Set(timeouts)].filter(timeout => timeout !== 'none'),
    attempts: settings.reduce(
      (most, own) =>
        Math.max(most, own['resilience.retries.attempts']?.value ?? 0),
      0,
    ),
  };
}

/**
 * What a service grants to a caller, whom it names as its policy does, on some of its operations.
 *
 * @internal
 */
export function termsFor(
  caller: string,
  config: ServiceConfig,
  operations: 'all' | readonly string[],
): EdgeTerms {
  const admitted = config.admission.callers.find(({ name }) => name === caller);
  const policy = policyFor(config, operations);
  return {
    mtls: mtlsOf(config, admitted),
    authorization: authorizationOf(config, admitted !== undefined),
    ...resilienceOf(policy),
    policy,
  };
}

/** Nothing is rendered for a service in no mesh. */
const outside: EdgeTerms = {
  mtls: 'none',
  authorization: 'everybody',
  timeouts: [],
  attempts: 0,
  policy: { service: {}, operations: {}, catchAll: {} },
};

/**
 * What a callee grants to a service, by its own configuration.
 *
 * @internal
 */
export function calleeTerms(
  caller: string,
  callee: ServiceConfig,
  operations: 'all' | readonly string[],
): EdgeTerms {
  return callee.service.mesh.value === NO_MESH
    ? outside
    : termsFor(caller, callee, operations);
}
