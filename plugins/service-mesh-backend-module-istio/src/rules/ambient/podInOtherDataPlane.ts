import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  allWorkloads,
  isAmbientNamespace,
  isAmbientWorkload,
  isGatewayWorkload,
  proxyContainers,
  Workload,
} from '../view';
import { asksForSidecar } from './asksForSidecar';

/** What Pods show against their labels, once they run or where a sidecar was written into their template. */
interface Contradiction {
  pointer: string;
  text: string;
  equivalents: string[];
  severity?: 'info';
}

/** A sidecar may also be a container that runs first and keeps running (Istio 1.27: native sidecars). */
const hasSidecar = (pod: Workload) =>
  proxyContainers(pod).length > 0 ||
  pod.annotations['sidecar.istio.io/status'] !== undefined;

function contradictionsOf(
  context: RuleContext,
  pod: Workload,
): Contradiction[] {
  const found: Contradiction[] = [];
  if (
    pod.annotations['ambient.istio.io/redirection'] === 'enabled' &&
    asksForSidecar(context, pod)
  ) {
    found.push({
      pointer: '/metadata/annotations/ambient.istio.io~1redirection',
      text: 'is redirected to ztunnel, and its labels or those of its namespace ask for a sidecar',
      equivalents: ['KIA1314'],
    });
  }
  const isInHome = isAmbientNamespace(context, pod.namespace);
  const home = isInHome ? ['KIA1316'] : [];
  if (!hasSidecar(pod)) {
    return found;
  }
  if (isAmbientWorkload(context, pod)) {
    found.push({
      pointer: '/spec/containers',
      text: 'has a sidecar, and its labels or those of its namespace ask for ambient',
      equivalents: ['KIA1315', ...home],
    });
  } else if (isInHome) {
    // To keep a sidecar in such a namespace is a step of a migration where the Pod says so.
    found.push({
      pointer: '/spec/containers',
      text: 'keeps a sidecar in a namespace in ambient',
      equivalents: home,
      severity: 'info',
    });
  }
  return found;
}

/**
 * A Pod runs in the data plane that its labels ask for.
 *
 * @internal
 */
export const podInOtherDataPlane: Rule = {
  code: 'ambient/pod-in-other-data-plane',
  title: 'A Pod runs in the data plane that its labels ask for',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'What a Pod runs with is settled when it starts: one that was started before its labels changed stays in the other data plane, and policies written for this one do not reach it (Istio 1.24: ambient, migration).',
  equivalents: ['KIA1314', 'KIA1315', 'KIA1316'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  namespace: shop
  annotations: { ambient.istio.io/redirection: enabled }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Pod
metadata:
  name: orders
  namespace: shop
  annotations: { ambient.istio.io/redirection: enabled }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
`,
  },
  check(context) {
    return allWorkloads(context)
      .filter(workload => !isGatewayWorkload(workload))
      .flatMap(pod =>
        contradictionsOf(context, pod).map(
          ({ pointer, text, equivalents, severity }) => ({
            document: pod.document,
            pointer: `${pod.template}${pointer}`,
            message: `${pod.kind} ${pod.name} ${text}; start it anew, or change the labels.`,
            params: { kind: pod.kind, name: pod.name },
            equivalents,
            ...(severity ? { severity } : {}),
          }),
        ),
      );
  },
};
