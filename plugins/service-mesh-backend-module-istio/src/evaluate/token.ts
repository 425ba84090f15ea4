import {
  JsonObject,
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RequestAuthentication } from '../kinds';
import { items, members, strings } from '../lenient';
import { all, Answer, any, known as answer, not } from './answer';
import { isAmbient } from './dataPlane';
import { Judgement } from './judge';
import { targetOf, waypointIdentity } from './waypoint';
import { bondOf, Known, objectsOf, refOf } from './workload';

/** Whether a token may be one of an issuer. What its claims leave out is taken to fit, since the token is valid. */
function isIssuedBy(
  { issuer, audiences }: JsonObject,
  { iss, aud }: JsonObject,
): Answer {
  const wanted = strings(audiences);
  const named = typeof aud === 'string' ? [aud] : strings(aud);
  return all([
    // A rule without an issuer takes the tokens that its keys have signed.
    issuer === undefined
      ? 'unknown'
      : answer(iss === undefined || iss === issuer),
    answer(
      wanted.length === 0 ||
        aud === undefined ||
        named.some(audience => wanted.includes(audience)),
    ),
  ]);
}

/** Whether a RequestAuthentication checks the tokens of a request. */
function checks(
  object: KubernetesObject,
  request: Request,
  scene: { waypoint: string | null; isAmbient: boolean; known: Known },
): Answer {
  const bond = bondOf(object, request, scene.known);
  switch (targetOf(object, request)) {
    case 'called':
      return answer(scene.waypoint !== null && request.caller !== null);
    case 'another':
      return 'no';
    case 'else':
      return 'unknown';
    default:
      // Ztunnel does not look at tokens.
      return bond === null || scene.isAmbient
        ? 'no'
        : (bond.isSure && 'yes') || 'unknown';
  }
}

/**
 * Whether a token is refused because none of the issuers trusted by the workload, where there are any, has made it.
 *
 * @internal
 */
export function refusesToken(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known = {},
): Judgement {
  const { claims } = request;
  const scene = {
    waypoint: waypointIdentity(manifests, request),
    isAmbient: isAmbient(manifests, request, known),
    known,
  };
  const policies = objectsOf(manifests, RequestAuthentication).flatMap(
    object => {
      const applies = checks(object, request, scene);
      const rules = items(members(object.spec).jwtRules);
      return applies === 'no' || rules.length === 0
        ? []
        : [
            {
              by: refOf(object),
              applies,
              accepts: any(
                rules.map(rule => isIssuedBy(rule, members(claims))),
              ),
            },
          ];
    },
  );
  if (claims === null || policies.length === 0) {
    return { refused: 'no', by: null };
  }
  const accepted = any(policies.map(({ accepts }) => accepts));
  const isSure = policies.some(({ applies }) => applies === 'yes');
  const refused = not(accepted);
  return {
    refused: refused === 'yes' && !isSure ? 'unknown' : refused,
    by: policies[0].by,
  };
}
