import {
  KubernetesObject,
  Request,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { AuthorizationPolicy } from '../kinds';
import { items, members } from '../lenient';
import { Answer, any, not } from './answer';
import { ruleMatches } from './authorizationRule';
import { objectsOf, refOf, tieOf } from './workload';

/** A policy with its opinion on a request. */
interface Opinion {
  by: ResourceRef;
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

function opinions(
  manifests: readonly KubernetesObject[],
  request: Request,
): Opinion[] {
  return objectsOf(manifests, AuthorizationPolicy)
    .filter(object => tieOf(object, request) !== null)
    .map(object => {
      const {
        action = 'ALLOW',
        rules,
        targetRef,
        targetRefs,
      } = members(object.spec);
      const { namespace = '', annotations } = object.metadata;
      const matches = any(
        items(rules).map(rule => ruleMatches(rule, request, namespace)),
      );
      // Whether a waypoint stands between is not in the manifests of a service.
      const isElsewhere = targetRef !== undefined || targetRefs !== undefined;
      return {
        by: refOf(object),
        action,
        matches: isElsewhere ? 'unknown' : matches,
        isDryRun: annotations?.['istio.io/dry-run'] === 'true',
      };
    });
}

/** CUSTOM first, then DENY, then ALLOW; AUDIT only logs. Where any ALLOW applies, one of them has to match. */
function judge(policies: readonly Opinion[]): Judgement {
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
