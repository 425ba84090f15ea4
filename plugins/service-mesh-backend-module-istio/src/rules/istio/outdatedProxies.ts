import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import {
  injectorsOf,
  namespacesOf,
  proxyContainers,
  workloadsOf,
} from '../view';

/** The revision that injects into a namespace. */
const revisionOf = (labels: Record<string, string>) =>
  labels['istio.io/rev'] ??
  (labels['istio-injection'] === 'enabled' ? 'default' : undefined);

/**
 * Proxies are of the image that is injected now.
 *
 * @internal
 */
export const outdatedProxies: Rule = {
  code: 'istio/outdated-proxies',
  title: 'Proxies are of the image that is injected now',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Pods keep the proxy that they were injected with. After an upgrade, those that were not restarted run the old one, with its faults and without what new configuration needs (istioctl IST0158).',
  equivalents: ['IST0158'],
  example: {
    bad: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: |
    { "global": { "hub": "docker.io/istio", "tag": "1.29.1", "proxy": { "image": "proxyv2" } } }
---
apiVersion: v1
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
    - { name: istio-proxy, image: 'docker.io/istio/proxyv2:1.28.0' }
status: { phase: Running }
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: |
    { "global": { "hub": "docker.io/istio", "tag": "1.29.1", "proxy": { "image": "proxyv2" } } }
---
apiVersion: v1
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
    - { name: istio-proxy, image: 'docker.io/istio/proxyv2:1.29.1' }
status: { phase: Running }
`,
  },
  check(context) {
    const images = new Map(
      injectorsOf(context).map(({ revision, image }) => [revision, image]),
    );
    return [...namespacesOf(context).values()].flatMap(namespace => {
      const { name, labels, document } = namespace;
      const image = images.get(revisionOf(labels) ?? '');
      if (!document || !image) {
        return [];
      }
      const outdated = (workloadsOf(context).get(name) ?? []).filter(
        workload =>
          workload.kind === 'Pod' &&
          workload.annotations['sidecar.istio.io/proxyImage'] === undefined &&
          proxyContainers(workload).some(
            ({ container }) => container.image !== image,
          ),
      );
      return outdated.length === 0
        ? []
        : {
            document,
            pointer: '/metadata/name',
            message: say`Pods of namespace ${name} run another proxy than ${image}, which is injected now: ${outdated
              .slice(0, 5)
              .map(pod => pod.name)
              .join(', ')}${
              outdated.length > 5 ? say` and ${outdated.length - 5} more` : ''
            }.`,
            params: { name, image },
            related: outdated.slice(0, 5).map(pod => ({
              document: pod.document,
              pointer: '/spec',
            })),
          };
    });
  },
};
