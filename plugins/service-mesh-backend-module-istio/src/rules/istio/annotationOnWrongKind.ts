import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { annotationsOf } from './annotations/annotated';
import { knownAnnotations } from './annotations/known';

/**
 * Annotations stand on the kind that Istio reads them on.
 *
 * @internal
 */
export const annotationOnWrongKind: Rule = {
  code: 'istio/annotation-on-wrong-kind',
  title: 'Annotations stand where Istio reads them',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio reads each of its annotations on certain kinds only, and most of them on Pods: on the Deployment itself, outside the template of its Pods, they have no effect (Istio: Resource Annotations).',
  equivalents: ['IST0107'],
  example: {
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
  annotations:
    traffic.sidecar.istio.io/excludeOutboundPorts: "6379"
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata:
      labels: { app: orders }
    spec:
      containers:
        - name: orders
          image: orders:1
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata:
      labels: { app: orders }
      annotations:
        traffic.sidecar.istio.io/excludeOutboundPorts: "6379"
    spec:
      containers:
        - name: orders
          image: orders:1
`,
  },
  check(context) {
    return annotationsOf(context).flatMap(annotation => {
      const { document, pointer, kind, on, name } = annotation;
      const kinds = knownAnnotations.get(name)?.kinds ?? [];
      return kinds.length === 0 || kinds.includes(kind)
        ? []
        : {
            document,
            pointer,
            part: 'key' as const,
            message: say`Annotation ${name} has no effect on ${on}: Istio reads it on ${kinds.join(
              ' and ',
            )}.`,
            params: { name, kind },
          };
    });
  },
};
