import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Sidecar } from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import { selectorOf } from '../selection';
import { meshSettings } from '../view';

/**
 * A Sidecar in the root namespace that is not for all.
 *
 * @internal
 */
export const rootSidecarWithSelector: Rule = {
  code: 'istio/root-sidecar-with-selector',
  title: 'A Sidecar in the root namespace has no selector',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A Sidecar in the root namespace is the default of all namespaces that have none, which only one without a selector can be; with one, it is for workloads of the root namespace alone (Istio: Sidecar).',
  equivalents: ['KIA1006'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: istio-system }
spec:
  workloadSelector: { labels: { app: orders } }
  egress: [{ hosts: ['./*', istio-system/*] }]
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: istio-system }
spec:
  egress: [{ hosts: ['./*', istio-system/*] }]
`,
  },
  check(context) {
    const { rootNamespace } = meshSettings(context);
    return documentsOf(context, Sidecar).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      return namespace === rootNamespace &&
        Object.keys(selectorOf(document)).length > 0
        ? [
            {
              document,
              pointer: '/spec/workloadSelector',
              message: `Sidecar ${name} of the root namespace '${namespace}' selects workloads, so it is no default for other namespaces.`,
              params: { name, namespace },
            },
          ]
        : [];
    });
  },
};
