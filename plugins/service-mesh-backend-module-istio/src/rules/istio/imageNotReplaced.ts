import {
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import {
  allWorkloads,
  fits,
  injectionWebhooksOf,
  isInjectedWorkload,
  isRunning,
  knowsNamespace,
  namespacesOf,
  proxyContainers,
  Workload,
} from '../view';

/** Where a workload runs that names no namespace. */
const homeOf = ({ namespace }: Workload) => namespace || 'default';

/** Whether injection replaces the image; `null` where that is not known. Of a running Pod it had its chance. */
function isReplaced(context: RuleContext, workload: Workload): boolean | null {
  if (isRunning(workload)) {
    return false;
  }
  const webhooks = injectionWebhooksOf(context);
  const namespace = homeOf(workload);
  const { labels = {} } = namespacesOf(context).get(namespace) ?? {};
  const isInjected =
    webhooks.length > 0
      ? webhooks.some(
          webhook =>
            fits(webhook.namespaceSelector, labels) &&
            fits(webhook.objectSelector, workload.labels),
        )
      : isInjectedWorkload(context, { ...workload, namespace });
  return isInjected || (knowsNamespace(context, namespace) ? false : null);
}

/**
 * The placeholder for the image of the proxy is replaced.
 *
 * @internal
 */
export const imageNotReplaced: Rule = {
  code: 'istio/proxy-image-not-replaced',
  title: "The image 'auto' is replaced by injection",
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: "The image 'auto' of a container istio-proxy is a placeholder that injection replaces; where nothing injects, the Pod cannot start (Istio: gateway injection).",
  equivalents: ['IST0146', 'IST0147'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata:
      labels: { app: orders }
    spec:
      containers:
        - name: istio-proxy
          image: auto
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata:
      labels: { app: orders }
    spec:
      containers:
        - name: istio-proxy
          image: auto
`,
  },
  check(context) {
    return allWorkloads(context).flatMap(workload => {
      const { document, template, kind, name } = workload;
      const namespace = homeOf(workload);
      return proxyContainers(workload)
        .filter(({ container }) => container.image === 'auto')
        .flatMap(({ list, index }) => {
          const hit = {
            document,
            pointer: `${template}/spec/${list}/${index}/image`,
            message: say`${kind} ${name} has the image 'auto' for its proxy, and nothing in namespace ${namespace} injects it.`,
            params: { kind, name },
            ...(kind === 'Pod'
              ? { severity: 'error' as const, equivalents: ['IST0147'] }
              : { equivalents: ['IST0146'] }),
          };
          switch (isReplaced(context, workload)) {
            case true:
              return [];
            case false:
              return [hit];
            default:
              return [
                {
                  ...hit,
                  ...undecided(`needs the labels of namespace ${namespace}`),
                },
              ];
          }
        });
    });
  },
};
