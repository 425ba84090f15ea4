import {
  AdmittedCaller,
  Operation,
  Origin,
  PathTemplate,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isLiteralPath,
  parsePathTemplate,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { pathsOverlap } from './routeOverlap';

/**
 * Requests that some callers may make: those of an operation, or with any method to a path.
 *
 * @internal
 */
export interface Claim {
  path: PathTemplate;
  operation: Operation | null;
  origin: Origin;
  /** Whom the route of the claim has to admit. */
  callers: AdmittedCaller[];
  /** Callers among them that thereby get more than they are held to. */
  widened: AdmittedCaller[];
}

type Bare = Omit<Claim, 'widened'>;

function ofOperations(
  { service }: ServiceInput,
  held: AdmittedCaller[],
): Bare[] {
  return service.operations
    .map(operation => ({
      path: operation.path,
      operation,
      origin: operation.origin,
      callers: held.filter(
        ({ operations }) =>
          operations !== 'all' && operations.includes(operation.id),
      ),
    }))
    .filter(({ callers }) => callers.length > 0);
}

function ofPaths(held: AdmittedCaller[]): Bare[] {
  const paths = [...new Set(held.flatMap(({ paths: some }) => some ?? []))];
  return paths.map(text => {
    const callers = held.filter(caller => caller.paths?.includes(text));
    return {
      path: parsePathTemplate(text),
      operation: null,
      origin: callers[0].origin,
      callers,
    };
  });
}

/** A path that is one parameter over everything becomes a prefix, to which anything else is preferred. */
const isEverything = ({ path: { segments } }: Bare) =>
  segments.length === 1 &&
  segments[0].length === 1 &&
  'parameter' in segments[0][0] &&
  segments[0][0].greedy === true;

/**
 * How a Server chooses between two claims for a request of both: by path, then by method (Linkerd 2.18). It prefers neither
 * of two paths that are compared as a whole.
 */
function rank(claim: Bare): number {
  return (isEverything(claim) ? 0 : 2) + (claim.operation ? 1 : 0);
}

function meets(a: Bare, b: Bare): boolean {
  return (
    (!a.operation ||
      !b.operation ||
      a.operation.method === b.operation.method) &&
    pathsOverlap(a.path.segments, b.path.segments)
  );
}

/** Whether a claim is about every request of another one that it meets. */
function holdsAll(outer: Bare, inner: Bare): boolean {
  const everyMethod = !outer.operation || inner.operation !== null;
  return (
    everyMethod &&
    (isLiteralPath(inner.path) ||
      isEverything(outer) ||
      outer.path.template === inner.path.template)
  );
}

/**
 * The requests that callers are held to. A request takes one route, so that the route of each claim admits the callers of
 * every other one that it may be taken in place of.
 *
 * @internal
 */
export function callerClaims(
  input: ServiceInput,
  held: AdmittedCaller[],
): Claim[] {
  const claims = [...ofOperations(input, held), ...ofPaths(held)];
  return claims.map(claim => {
    const others = claims.filter(
      other =>
        other !== claim && rank(other) <= rank(claim) && meets(claim, other),
    );
    const callers = held.filter(caller =>
      [claim, ...others].some(one => one.callers.includes(caller)),
    );
    const around = [claim, ...others.filter(other => holdsAll(other, claim))];
    return {
      ...claim,
      callers,
      widened: callers.filter(
        caller => !around.some(one => one.callers.includes(caller)),
      ),
    };
  });
}
