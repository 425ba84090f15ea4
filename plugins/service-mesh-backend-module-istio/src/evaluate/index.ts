import {
  KubernetesObject,
  Request,
  ResourceRef,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { authorize } from './authorization';
import { refusesPlaintext } from './mtls';
import { takeRoute } from './route';

function withoutRoute(
  decision: Verdict['decision'],
  by: ResourceRef | null,
): Verdict {
  return { decision, by, route: null, timeout: null, retries: null };
}

/**
 * Judges a request by manifests of Istio alone, as the sidecars of caller and workload would, or ztunnel and the waypoint. What is outside the part of
 * Istio understood here makes the verdict `unknown`, never a guess.
 *
 * @internal
 */
export function evaluate(
  manifests: readonly KubernetesObject[],
  request: Request,
): Verdict {
  const { inForce, onTrial } = authorize(manifests, request);
  const judgements = [refusesPlaintext(manifests, request), inForce];
  const refusal =
    judgements.find(({ refused }) => refused === 'yes') ??
    judgements.find(({ refused }) => refused === 'unknown');
  if (refusal) {
    const decision = refusal.refused === 'yes' ? 'deny' : 'unknown';
    return withoutRoute(decision, refusal.by);
  }
  if (onTrial.refused === 'unknown') {
    return withoutRoute('unknown', onTrial.by);
  }
  const route = takeRoute(manifests, request);
  return onTrial.refused === 'yes'
    ? { decision: 'audit-deny', by: onTrial.by, ...route }
    : { decision: 'allow', by: inForce.by ?? onTrial.by, ...route };
}
