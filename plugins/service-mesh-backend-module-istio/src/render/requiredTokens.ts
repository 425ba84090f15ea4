import {
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  EndUserRequirement,
  ServiceInput,
  toAuthorizationTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { httpPolicyPorts, operationsOf } from './authorizedOperations';
import { identitySources } from './callerSources';
import { requestLine } from './operationMatch';
import { overlappingAmong } from './overlapping';
import { httpOperations } from './ports';
import { compareSpecificity } from './specificity';

function ingressCallers({ admission }: ServiceInput) {
  return admission.callers.filter(
    caller => caller.kind === 'ingress' && caller.serviceAccount !== null,
  );
}

/**
 * Requirements that a policy can say: one about the edge needs to know who the edge is.
 *
 * @internal
 */
export function enforceable(input: ServiceInput): EndUserRequirement[] {
  return input.endUser.filter(
    requirement =>
      requirement.require === 'everywhere' || ingressCallers(input).length > 0,
  );
}

/** Operations that need no token at the same place, and whose requests must not be refused by the way. */
function openOperations(
  input: ServiceInput,
  requirement: EndUserRequirement,
): Operation[] {
  const bound = new Set(
    input.endUser
      .filter(({ require }) => require === requirement.require)
      .flatMap(({ operations }) => operations),
  );
  return httpOperations(input.service).filter(({ id }) => !bound.has(id));
}

/**
 * Required operations that a request for an open one cannot be told from.
 *
 * @internal
 */
export function indistinct(
  input: ServiceInput,
  requirement: EndUserRequirement,
): Operation[] {
  const open = new Set(openOperations(input, requirement).map(requestLine));
  return operationsOf(input, requirement).filter(operation =>
    open.has(requestLine(operation)),
  );
}

/** The template, with and without a trailing slash: applications tend to answer both. */
function withTrailingSlash(path: string): string[] {
  return path.endsWith('/') || path.endsWith('{**}')
    ? [path]
    : [path, `${path}/`];
}

function pathsOf(operation: Operation) {
  const { value } = toAuthorizationTemplate(operation.path);
  return withTrailingSlash(value).map(path =>
    cite({ value: path, origin: operation.origin }),
  );
}

/**
 * Refuses requests without a token for the operations of a requirement, but never a request for an operation that needs
 * none: the path of such a one inside a broader path is left out. Leaving out by negation is safe in a policy that denies.
 *
 * @internal
 */
export function denyRule(
  input: ServiceInput,
  requirement: EndUserRequirement,
  target: Target,
) {
  const { require, origin } = requirement;
  const anonymous = { notRequestPrincipals: [cite({ value: '*', origin })] };
  const sources =
    require === 'edge'
      ? identitySources(ingressCallers(input), target).map(source => ({
          ...anonymous,
          ...source,
        }))
      : [anonymous];
  const excluded = new Set(indistinct(input, requirement));
  const overlappingOpen = overlappingAmong(openOperations(input, requirement));
  const operations = operationsOf(input, requirement)
    .filter(operation => !excluded.has(operation))
    .map(operation => {
      const notPaths = overlappingOpen(operation)
        .filter(open => compareSpecificity(open.path, operation.path) < 0)
        .flatMap(pathsOf);
      return {
        methods: [cite({ value: operation.method, origin: operation.origin })],
        paths: pathsOf(operation),
        notPaths: notPaths.length ? notPaths : undefined,
        ports: httpPolicyPorts(input, target),
      };
    });
  return operations.length
    ? [
        {
          from: sources.map(source => ({ source })),
          to: operations.map(operation => ({ operation })),
        },
      ]
    : [];
}
