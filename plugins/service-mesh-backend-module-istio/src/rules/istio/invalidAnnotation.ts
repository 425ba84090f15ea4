import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { annotationsOf } from './annotations/annotated';
import { knownAnnotations } from './annotations/known';
import { annotationValues } from './annotations/values';

/**
 * Annotations of Istio have values that it can read.
 *
 * @internal
 */
export const invalidAnnotation: Rule = {
  code: 'istio/invalid-annotation',
  title: 'Values of annotations can be read',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'The sidecar injector reads these values when a Pod is created, and refuses the Pod where it cannot (Istio 1.29: injection webhook).',
  equivalents: ['IST0125'],
  example: {
    bad: `apiVersion: apps/v1
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
        traffic.sidecar.istio.io/excludeOutboundPorts: redis
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
      const { document, pointer, kind, on, name, value } = annotation;
      const isRead = knownAnnotations.get(name)?.kinds.includes(kind);
      const problem = isRead ? annotationValues.get(name)?.(value) : null;
      return problem
        ? {
            document,
            pointer,
            message: say`Annotation ${name} of ${on} is '${value}': ${problem}.`,
            params: { name },
          }
        : [];
    });
  },
};
