import {
  KubernetesObject,
  Request,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AuthorizationPolicy } from '../kinds';
import { items, members } from '../lenient';
import { Answer, any, not } from './answer';
import { ruleMatches } from './authorizationRule';
import { targetOf, waypointIdentity } from './waypoint';
import { objectsOf, refOf, tieOf } from './workload';

/** A policy with its opinion on a request. */
interface Opinion {
  by: ResourceRef;
  /** Where it is enforced; a request has to be admitted at both places. */
  at: 'waypoint' | 'workload';
  action: unknown;
  matches: Answer;
  isDryRun: boolean;
}

/**
 * Whether policies refuse a request, and the one that decides; `null` where the absence of any does.
 *
 * @internal
 */
export interface Judgement {
  refused: Answer;
  by: ResourceRef | null;
}

/**
 * A request as a policy sees it: one about the Service sees it at the waypoint, one about the Pods behind it, where the
 * waypoint is the caller. Plaintext passes a waypoint by. Without a waypoint in the manifests, it is not known whether one
 * stands between.
 */
function requestAt(
  object: KubernetesObject,
  request: Request,
  waypoint: string | null,
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

function opinions(
  manifests: readonly KubernetesObject[],
  request: Request,
): Opinion[] {
  const waypoint = waypointIdentity(manifests, request);
  return objectsOf(manifests, AuthorizationPolicy)
    .filter(object => tieOf(object, request) !== null)
    .flatMap(object => {
      const { action = 'ALLOW', rules } = members(object.spec);
      const { namespace = '', annotations } = object.metadata;
      const seen = requestAt(object, request, waypoint);
      if (seen === 'elsewhere') {
        return [];
      }
      const matches =
        seen === 'unknown'
          ? seen
          : any(items(rules).map(rule => ruleMatches(rule, seen, namespace)));
      return [
        {
          by: refOf(object),
          at: targetOf(object, request) === null ? 'workload' : 'waypoint',
          action,
          matches,
          isDryRun: annotations?.['istio.io/dry-run'] === 'true',
        },
      ];
    });
}

/** At one place: CUSTOM first, then DENY, then ALLOW; AUDIT only logs. Where any ALLOW applies, one of them has to match. */
function judgeAt(at: Opinion['at'], all: readonly Opinion[]): Judgement {
  const policies = all.filter(opinion => opinion.at === at);
  const custom = policies.find(({ action }) => action === 'CUSTOM');
  if (custom && custom.matches !== 'no') {
    return { refused: 'unknown', by: custom.by };
  }
  const denials = policies.filter(({ action }) => action === 'DENY');
  const admissions = policies.filter(({ action }) => action === 'ALLOW');
  const denied = any(denials.map(({ matches }) => matches));
  if (denied !== 'no') {
    const decisive = denials.find(({ matches }) => matches === denied);
    return { refused: denied, by: decisive?.by ?? null };
  }
  if (admissions.length === 0) {
    return { refused: 'no', by: null };
  }
  const admitted = any(admissions.map(({ matches }) => matches));
  const decisive = admissions.find(({ matches }) => matches === admitted);
  return { refused: not(admitted), by: decisive?.by ?? null };
}

function judge(policies: readonly Opinion[]): Judgement {
  const judgements = [
    judgeAt('waypoint', policies),
    judgeAt('workload', policies),
  ];
  const refused = any(judgements.map(judgement => judgement.refused));
  const decisive = judgements.find(
    judgement => judgement.refused === refused && judgement.by !== null,
  );
  return { refused, by: decisive?.by ?? null };
}

/**
 * What the AuthorizationPolicies of a workload do with a request, and what those on trial would do.
 *
 * @internal
 */
export function authorize(
  manifests: readonly KubernetesObject[],
  request: Request,
): { inForce: Judgement; onTrial: Judgement } {
  const all = opinions(manifests, request);
  return {
    inForce: judge(all.filter(({ isDryRun }) => !isDryRun)),
    onTrial: judge(all.filter(({ isDryRun }) => isDryRun)),
  };
}
