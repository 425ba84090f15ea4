import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { policiesOf } from '../authorization';
import {
  injectorsOf,
  isMeshed,
  knowsNamespace,
  meshSettings,
  perContext,
  selectionOf,
  Workload,
  workloadsUnder,
} from '../view';

/** Whether the input says that a workload has no proxy, and not just nothing of one. */
function isOutside(context: RuleContext, workload: Workload): boolean {
  return (
    !isMeshed(context, workload) &&
    knowsNamespace(context, workload.namespace) &&
    !injectorsOf(context).some(({ injectsByDefault }) => injectsByDefault)
  );
}

function isInVain(context: RuleContext, policy: KubernetesObject): boolean {
  const selected = workloadsUnder(context, policy);
  return (
    selected.length > 0 &&
    selected.every(workload => isOutside(context, workload))
  );
}

/** Answers once for each namespace and selector: most policies of a namespace have the same. */
const answers = perContext(() => new Map<string, boolean>());

/**
 * AuthorizationPolicies for workloads of which none is in the mesh, so that nobody enforces them.
 *
 * @internal
 */
export function policiesOutsideMesh(context: RuleContext): RuleHit[] {
  const known = answers(context);
  return policiesOf(context)
    .filter(({ document: { object }, namespace }) => {
      const { labels, targets, isWide } = selectionOf(object);
      const isMeshWide =
        isWide && namespace === meshSettings(context).rootNamespace;
      if (targets.length > 0 || isMeshWide) {
        return false;
      }
      const key = JSON.stringify([namespace, Object.entries(labels).sort()]);
      const isForNobody = known.get(key) ?? isInVain(context, object);
      known.set(key, isForNobody);
      return isForNobody;
    })
    .map(({ document, name }) => ({
      document,
      pointer: '/spec',
      message: `AuthorizationPolicy ${name} is for workloads that are not in the mesh, where nothing enforces it.`,
      params: { kind: 'AuthorizationPolicy', name },
      equivalents: ['IST0127'],
    }));
}
