import {
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  EndUserRequirement,
  parsePathTemplate,
  ServiceInput,
  toAuthorizationTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  httpPolicyPorts,
  isWidened,
  operationsOf,
} from './authorizedOperations';
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

/** The paths that stand for an operation: its template, and the same with a trailing slash, for applications tend to answer both. */
function withTrailingSlash(operation: Operation): string[] {
  const { value } = toAuthorizationTemplate(operation.path);
  return value.endsWith('/') || value.endsWith('{**}')
    ? [value]
    : [value, `${value}/`];
}

/** Finds the operations among some that may get the same request as another one. */
type Among = ReturnType<typeof overlappingAmong>;

/** Operations among some that a path of an AuthorizationPolicy matches a request for; in doubt it does. */
function covered(among: Among, operation: Operation, pattern: string) {
  const template = pattern.replace('{**}', '{x+}').replaceAll('{*}', '{x}');
  return among({ ...operation, path: parsePathTemplate(template) });
}

/** Open operations with a narrower path, which can be left out of the broader one. */
function narrower(open: Among, operation: Operation): Operation[] {
  const hits = withTrailingSlash(operation).flatMap(pattern =>
    covered(open, operation, pattern),
  );
  return [...new Set(hits)].filter(
    other => compareSpecificity(other.path, operation.path) < 0,
  );
}

/** Whether a path would refuse open operations too, although it is not theirs and they cannot be left out of it. */
function refusesOpen(
  open: Among,
  operation: Operation,
  pattern: string,
): boolean {
  return covered(open, operation, pattern).some(
    other => compareSpecificity(other.path, operation.path) >= 0,
  );
}

/**
 * Required operations that a request for an open one cannot be told from: both look the same, or a path that Istio cannot say
 * would have to be widened to that of the open one.
 *
 * @internal
 */
export function indistinct(
  input: ServiceInput,
  requirement: EndUserRequirement,
): Operation[] {
  const open = openOperations(input, requirement);
  const lines = new Set(open.map(requestLine));
  const among = overlappingAmong(open);
  return operationsOf(input, requirement).filter(
    operation =>
      lines.has(requestLine(operation)) ||
      (isWidened(operation) &&
        refusesOpen(among, operation, withTrailingSlash(operation)[0])),
  );
}

const citeAll = (paths: string[], { origin }: Operation) =>
  paths.map(value => cite({ value, origin }));

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
  const open = overlappingAmong(openOperations(input, requirement));
  const operations = operationsOf(input, requirement)
    .filter(operation => !excluded.has(operation))
    .map(operation => {
      const [path, ...slashed] = withTrailingSlash(operation);
      const paths = [
        path,
        ...slashed.filter(pattern => !refusesOpen(open, operation, pattern)),
      ];
      const notPaths = narrower(open, operation).flatMap(other =>
        citeAll(withTrailingSlash(other), other),
      );
      return {
        methods: [cite({ value: operation.method, origin: operation.origin })],
        paths: citeAll(paths, operation),
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
