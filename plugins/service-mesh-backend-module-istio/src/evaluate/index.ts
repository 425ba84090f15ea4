import {
  KubernetesObject,
  Request,
  ResourceRef,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { authorize } from './authorization';
import { callersSeen, refusesPlaintext } from './mtls';
import { takeRoute } from './route';
import { refusesToken } from './token';
import { Known } from './workload';

function withoutRoute(
  decision: Verdict['decision'],
  by: ResourceRef | null,
): Verdict {
  return { decision, by, route: null, timeout: null, retries: null };
}

/** What the proxies of the workload do with a request. */
function admit(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known,
): Pick<Verdict, 'decision' | 'by'> {
  const { inForce, onTrial } = authorize(manifests, request, known);
  const judgements = [
    refusesPlaintext(manifests, request, known),
    refusesToken(manifests, request, known),
    inForce,
  ];
  const refusal =
    judgements.find(({ refused }) => refused === 'yes') ??
    judgements.find(({ refused }) => refused === 'unknown');
  if (refusal) {
    const decision = refusal.refused === 'yes' ? 'deny' : 'unknown';
    return { decision, by: refusal.by };
  }
  switch (onTrial.refused) {
    case 'unknown':
      return { decision: 'unknown', by: onTrial.by };
    case 'yes':
      return { decision: 'audit-deny', by: onTrial.by };
    default:
      return { decision: 'allow', by: inForce.by ?? onTrial.by };
  }
}

/**
 * Judges a request by manifests alone, as the sidecars of caller and workload would, or ztunnel and the waypoint. What is outside the part of
 * Istio understood here makes the verdict `unknown`, never a guess.
 *
 * @internal
 */
export function evaluate(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known = {},
): Verdict {
  const { missed, ...route } = takeRoute(manifests, request, known);
  if (missed) {
    return withoutRoute('deny', missed);
  }
  const [admission, ...others] = callersSeen(manifests, request, known).map(
    caller => admit(manifests, { ...request, caller }, known),
  );
  if (others.some(({ decision }) => decision !== admission.decision)) {
    return withoutRoute('unknown', admission.by);
  }
  const { decision, by } = admission;
  return decision === 'allow' || decision === 'audit-deny'
    ? { decision, by, ...route }
    : withoutRoute(decision, by);
}
