import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import {
  injectorsOf,
  isSystemNamespace,
  meshSettings,
  namespacesOf,
} from '../view';

/**
 * Injection by default is known where it acts.
 *
 * @internal
 */
export const injectedByDefault: Rule = {
  code: 'istio/injected-by-default',
  title: 'Injected namespaces say so',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: 'With enableNamespacesByDefault, the sidecar injector takes in the Pods of namespaces that have no label: who reads the namespace cannot see it (istioctl IST0148).',
  equivalents: ['IST0148'],
  example: {
    bad: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }'
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }'
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
`,
  },
  check(context) {
    const injector = injectorsOf(context).find(
      ({ injectsByDefault }) => injectsByDefault,
    );
    if (!injector) {
      return [];
    }
    return [...namespacesOf(context).values()].flatMap(
      ({ name, labels, document }) =>
        !document ||
        isSystemNamespace(name) ||
        name === meshSettings(context).rootNamespace ||
        labels['istio-injection'] !== undefined ||
        labels['istio.io/rev'] !== undefined ||
        labels['istio.io/dataplane-mode'] === 'ambient'
          ? []
          : {
              document,
              pointer: '/metadata/labels',
              message: say`The Pods of namespace ${name} are injected, although no label says so: the injector takes in namespaces by default.`,
              params: { name },
              related: [
                { document: injector.document, pointer: '/data/values' },
              ],
            },
    );
  },
};
