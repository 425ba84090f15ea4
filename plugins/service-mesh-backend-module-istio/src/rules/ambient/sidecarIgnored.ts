import {
  Rule,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Sidecar } from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import { selectorOf } from '../selection';
import {
  isAmbientNamespace,
  isAmbientWorkload,
  isInjectedNamespace,
  isInjectedWorkload,
  selectedWorkloads,
} from '../view';

/** What of the scope of a Sidecar has no sidecar, in words. */
function ambientIn(
  context: RuleContext,
  namespace: string,
  selector: Record<string, string>,
): string | null {
  if (Object.keys(selector).length === 0) {
    return isAmbientNamespace(context, namespace) &&
      !isInjectedNamespace(context, namespace)
      ? `namespace '${namespace}'`
      : null;
  }
  const workload = selectedWorkloads(context, namespace, selector).find(
    one => isAmbientWorkload(context, one) && !isInjectedWorkload(context, one),
  );
  return workload ? `${workload.kind} ${workload.name}` : null;
}

/**
 * A Sidecar for what has no sidecar.
 *
 * @internal
 */
export const sidecarIgnored: Rule = {
  code: 'ambient/sidecar-ignored',
  title: 'Sidecar is for workloads with a sidecar',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Neither ztunnel nor a waypoint reads Sidecar: what it limits is not limited in ambient (Istio 1.24: ambient, migrate policies; istioctl IST0167).',
  equivalents: ['IST0167'],
  example: {
    bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress: [{ hosts: ['./*'] }]
`,
    good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  egress: [{ hosts: ['./*'] }]
`,
  },
  check: context =>
    documentsOf(context, Sidecar).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const ambient = ambientIn(context, namespace, selectorOf(document));
      return ambient === null
        ? []
        : [
            {
              document,
              pointer: '/spec',
              message: `Sidecar ${name} is for ${ambient}, which is in ambient and has no sidecar.`,
              params: { name, ambient },
            },
          ];
    }),
};
