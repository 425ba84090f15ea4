import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AuthorizationPolicy } from '../kinds';
import { items, members } from '../lenient';
import { Answer, any } from './answer';
import { ruleMatches } from './authorizationRule';
import { isAmbient } from './dataPlane';
import { judge, Judgement, Opinion } from './judge';
import { Seen } from './seen';
import { targetOf, waypointIdentity } from './waypoint';
import { bondOf, Known, objectsOf, refOf } from './workload';
import { rulesAtZtunnel, ztunnelTries } from './ztunnel';

/** What all policies about one request have in common. */
interface Scene {
  request: Request;
  waypoint: string | null;
  isAmbient: boolean;
  known: Known;
}

/**
 * A request as a policy sees it: one about the Service sees it at the waypoint, one about the Pods behind it, where the
 * waypoint is the caller. Plaintext passes a waypoint by. Without a waypoint in the manifests, it is not known whether one
 * stands between.
 */
function requestAt(
  object: KubernetesObject,
  { request, waypoint }: Scene,
): Request | 'elsewhere' | 'unknown' {
  const target = targetOf(object, request);
  if (target === null) {
    return waypoint !== null && request.caller !== null
      ? { ...request, caller: waypoint }
      : request;
  }
  if (target !== 'called' || waypoint === null) {
    return target === 'another' ? 'elsewhere' : 'unknown';
  }
  return request.caller === null ? 'elsewhere' : request;
}

function matchesOf(object: KubernetesObject, seen: Seen, scene: Scene): Answer {
  const { action = 'ALLOW', rules } = members(object.spec);
  const atZtunnel = scene.isAmbient && seen.at === 'workload';
  const enforced = atZtunnel
    ? rulesAtZtunnel(items(rules), action)
    : items(rules);
  return any(enforced.map(rule => ruleMatches(rule, seen)));
}

function opinionOf(object: KubernetesObject, scene: Scene): Opinion[] {
  const { request, known } = scene;
  const bond = bondOf(object, request, known);
  const seen = requestAt(object, scene);
  const at = targetOf(object, request) === null ? 'workload' : 'waypoint';
  const { action = 'ALLOW' } = members(object.spec);
  const atZtunnel = scene.isAmbient && at === 'workload';
  const isIgnored = atZtunnel && action !== 'ALLOW' && action !== 'DENY';
  if (bond === null || seen === 'elsewhere' || isIgnored) {
    return [];
  }
  const { namespace = '', annotations } = object.metadata;
  const isTrial = annotations?.['istio.io/dry-run'] === 'true';
  const tries = atZtunnel ? ztunnelTries(known) : 'yes';
  const matches =
    seen === 'unknown'
      ? seen
      : matchesOf(
          object,
          { request: seen, namespace, at, trustDomain: known.trustDomain },
          scene,
        );
  return [
    {
      by: refOf(object),
      at,
      action,
      applies:
        bond.isSure && !(isTrial && tries === 'unknown') ? 'yes' : 'unknown',
      matches,
      isDryRun: isTrial && tries !== 'no',
    },
  ];
}

/**
 * What the AuthorizationPolicies of a workload do with a request, and what those on trial would do.
 *
 * @internal
 */
export function authorize(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known = {},
): { inForce: Judgement; onTrial: Judgement } {
  const scene = {
    request,
    waypoint: waypointIdentity(manifests, request),
    isAmbient: isAmbient(manifests, request, known),
    known,
  };
  const opinions = objectsOf(manifests, AuthorizationPolicy).flatMap(object =>
    opinionOf(object, scene),
  );
  return {
    inForce: judge(opinions.filter(({ isDryRun }) => !isDryRun)),
    onTrial: judge(opinions.filter(({ isDryRun }) => isDryRun)),
  };
}
