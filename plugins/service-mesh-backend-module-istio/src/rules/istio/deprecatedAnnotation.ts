import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { annotationsOf } from './annotations/annotated';
import { knownAnnotations } from './annotations/known';

const INJECT = 'sidecar.istio.io/inject';

/**
 * Annotations of Istio have a future.
 *
 * @internal
 */
export const deprecatedAnnotation: Rule = {
  code: 'istio/deprecated-annotation',
  title: 'Annotations are not deprecated',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: 'A deprecated annotation still works and will not for ever; for sidecar.istio.io/inject, a label of the same name takes its place (Istio 1.29: Resource Annotations).',
  equivalents: ['IST0135'],
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
        sidecar.istio.io/inject: "false"
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
      labels: { app: orders, sidecar.istio.io/inject: "false" }
    spec:
      containers:
        - name: orders
          image: orders:1
`,
  },
  check(context) {
    return annotationsOf(context).flatMap(annotation => {
      const { document, pointer, on, name, labels } = annotation;
      const isReplaced = name === INJECT && labels[INJECT] !== undefined;
      return knownAnnotations.get(name)?.isDeprecated && !isReplaced
        ? {
            document,
            pointer,
            part: 'key' as const,
            message: say`Annotation ${name} of ${on} is deprecated${
              name === INJECT ? '; use the label of the same name.' : '.'
            }`,
            params: { name },
          }
        : [];
    });
  },
};
