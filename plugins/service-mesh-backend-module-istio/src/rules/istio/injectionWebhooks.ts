import {
  Rule,
  RuleHit,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members, say, textOf } from '../../lenient';
import { canFit, injectionWebhooksOf, servicesOf, WebhookView } from '../view';

/** A mesh has a handful of injectors; beyond this many, the rest is not compared with each other. */
const MOST = 100;

/** Webhooks that select Pods which another one selects too. */
function overlapping(webhooks: readonly WebhookView[]): RuleHit[] {
  return webhooks.flatMap((webhook, index) => {
    const other = webhooks.find(
      (candidate, position) =>
        position !== index &&
        canFit(webhook.namespaceSelector, candidate.namespaceSelector) &&
        canFit(webhook.objectSelector, candidate.objectSelector),
    );
    return other
      ? {
          document: webhook.document,
          pointer: webhook.pointer,
          message: say`Webhook ${webhook.name} of ${webhook.document.object.metadata.name} selects Pods that ${other.name} of ${other.document.object.metadata.name} selects too: they are injected twice.`,
          params: { name: webhook.name, other: other.name },
          related: [{ document: other.document, pointer: other.pointer }],
        }
      : [];
  });
}

/**
 * The webhooks that inject sidecars are there, and each Pod meets one.
 *
 * @internal
 */
export const injectionWebhooks: Rule = {
  code: 'istio/injection-webhooks',
  title: 'Each Pod meets one injector, and it is there',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Where two webhooks select a Pod it is injected twice, and where the Service of one is missing, Pods fail to be created or stay outside the mesh (istioctl IST0139).',
  equivalents: ['IST0139'],
  example: {
    bad: `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: istio-sidecar-injector
  labels: { istio.io/rev: default }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { url: 'https://istiod.example.com/inject' }
    namespaceSelector: { matchLabels: { istio-injection: enabled } }
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: istio-revision-tag-default
  labels: { istio.io/rev: canary }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { url: 'https://istiod.example.com/inject' }
    namespaceSelector: { matchLabels: { istio-injection: enabled } }
`,
    good: `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: istio-sidecar-injector
  labels: { istio.io/rev: default }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { url: 'https://istiod.example.com/inject' }
    namespaceSelector: { matchLabels: { istio-injection: enabled } }
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: istio-sidecar-injector-canary
  labels: { istio.io/rev: canary }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { url: 'https://istiod.example.com/inject' }
    namespaceSelector: { matchLabels: { istio.io/rev: canary, istio-injection: "off" } }
`,
  },
  check(context) {
    const webhooks = injectionWebhooksOf(context);
    const services = new Set(
      servicesOf(context).map(({ name, namespace }) => `${namespace}/${name}`),
    );
    return [
      ...webhooks.flatMap(({ document, pointer, name, clientConfig }) => {
        const service = members(clientConfig.service);
        const key = `${textOf(service.namespace)}/${textOf(service.name)}`;
        if (clientConfig.service === undefined || services.has(key)) {
          return [];
        }
        const home = textOf(service.namespace);
        return {
          document,
          pointer: `${pointer}/clientConfig/service`,
          message: say`Webhook ${name} calls Service ${key}, which does not exist.`,
          params: { name, service: key },
          ...(context.holdsNamespace(home)
            ? {}
            : undecided(`needs the Services of namespace ${home}`)),
        };
      }),
      ...overlapping(webhooks.slice(0, MOST)),
    ];
  },
};
