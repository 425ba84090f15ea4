import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import {
  allWorkloads,
  isInjectedNamespace,
  isInjectedWorkload,
  isRunning,
  proxyContainers,
} from '../view';

/**
 * Pods of an injected namespace have their proxy.
 *
 * @internal
 */
export const podWithoutProxy: Rule = {
  code: 'istio/pod-without-proxy',
  title: 'Pods of an injected namespace have a proxy',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Injection acts when a Pod is created. One that was there before, or was created while the injector was away, runs without a proxy: no policy or route holds for it until it is restarted (istioctl IST0103).',
  equivalents: ['IST0103'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Pod
metadata:
  name: orders-1
  namespace: shop
  labels: { app: orders }
spec:
  containers:
    - { name: orders, image: 'orders:1' }
status: { phase: Running }
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Pod
metadata:
  name: orders-1
  namespace: shop
  labels: { app: orders }
spec:
  containers:
    - { name: orders, image: 'orders:1' }
    - { name: istio-proxy, image: 'proxyv2:1.29.0' }
status: { phase: Running }
`,
  },
  check(context) {
    return allWorkloads(context)
      .filter(
        workload =>
          workload.kind === 'Pod' &&
          isInjectedNamespace(context, workload.namespace) &&
          isInjectedWorkload(context, workload) &&
          proxyContainers(workload).length === 0,
      )
      .map(workload => ({
        document: workload.document,
        pointer: '/spec/containers',
        message: say`Pod ${workload.name} is in the injected namespace ${workload.namespace} and has no proxy; restart it.`,
        params: { name: workload.name, namespace: workload.namespace },
        ...(isRunning(workload) ? {} : undecided('needs the Pod as it runs')),
      }));
  },
};
