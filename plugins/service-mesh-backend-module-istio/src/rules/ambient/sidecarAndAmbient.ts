import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { allWorkloads, isAmbientWorkload, isGatewayWorkload } from '../view';
import { asksForSidecar } from './asksForSidecar';

/**
 * A workload is in one data plane.
 *
 * @internal
 */
export const sidecarAndAmbient: Rule = {
  code: 'ambient/sidecar-and-ambient',
  title: 'A workload has a sidecar or is in ambient, and not both',
  severity: 'error',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Labels that ask for a sidecar and labels that ask for ambient hold for the same Pods: they get the sidecar and stay out of ambient, against what one of the labels says (Istio 1.24: ambient, adding workloads).',
  equivalents: ['KIA1311'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders, sidecar.istio.io/inject: 'true' } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Pod
metadata: { name: orders, namespace: shop, labels: { app: orders } }
spec: { containers: [{ name: orders, image: 'orders:1' }] }
`,
  },
  check(context) {
    return allWorkloads(context)
      .filter(
        workload =>
          !isGatewayWorkload(workload) &&
          isAmbientWorkload(context, workload) &&
          asksForSidecar(context, workload),
      )
      .map(({ document, kind, name, namespace, template }) => ({
        document,
        pointer: `${template}/metadata/labels`,
        message: `Labels of ${kind} ${name} or of namespace ${namespace} ask for a sidecar and for ambient.`,
        params: { kind, name, namespace },
      }));
  },
};
