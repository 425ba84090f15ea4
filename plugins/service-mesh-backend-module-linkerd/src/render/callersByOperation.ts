import {
  AdmittedCaller,
  Loss,
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ManifestDraft,
  objectName,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { meshTLSAuthentication } from '../kinds';
import { Claim, callerClaims } from './callerClaims';
import { callerGroups } from './callerGroups';
import { identities } from './callerIdentities';
import { inboundRoutes } from './inboundRoutes';
import { grpcMatch, httpMatch, HttpMatch, pathMatch } from './routeMatches';

const isPresent = <T>(value: T | null): value is T => value !== null;

function httpOf({ operation, path, origin }: Claim): HttpMatch | null {
  if (operation) {
    return httpMatch(operation);
  }
  const { type, value } = pathMatch(path);
  return { path: { type, value: cite({ value, origin }) } };
}

const operationOf = ({ operation }: Claim): Operation | null => operation;

/**
 * Routes on the Servers for the operations that callers are held to, one set for those who may do the same, each with its
 * policy.
 *
 * @internal
 */
export function renderCallersByOperation(
  input: ServiceInput,
  held: AdmittedCaller[],
): ManifestDraft[] {
  return callerGroups(callerClaims(input, held)).flatMap(
    ({ name, callers, claims }) => {
      const purpose = `callers-${name}`;
      const operations = claims.map(operationOf).filter(isPresent);
      return [
        ...identities(input, callers, purpose),
        ...inboundRoutes(input, {
          purpose,
          http: claims.map(httpOf).filter(isPresent),
          grpc: operations.map(grpcMatch).filter(isPresent),
          admits: [
            {
              group: 'policy.linkerd.io',
              kind: meshTLSAuthentication.kind,
              name: cite(
                input.service.serviceName,
                objectName(input.service, purpose),
              ),
            },
          ],
          phase: 3,
        }),
      ];
    },
  );
}

/**
 * Callers that get more than the operations they are held to, since Linkerd prefers none of several paths that fit.
 *
 * @internal
 */
export function widenedLosses(
  { mesh }: Target,
  claims: readonly Claim[],
): Loss[] {
  return claims
    .filter(({ widened }) => widened.length > 0)
    .map(({ operation, path, widened }) => ({
      mesh,
      leaf: 'security.callers.granularity',
      scope: {
        ...(operation && { operations: [operation.id] }),
        callers: widened.map(({ name }) => name),
      },
      reason: `${path.template} matches requests of other operations too, and Linkerd prefers none of them: callers of those are admitted to all of it.`,
      alternative: 'Give the operations paths that do not overlap.',
    }));
}
