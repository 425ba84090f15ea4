import {
  didYouMean,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { annotationsOf } from './annotations/annotated';
import { knownAnnotations } from './annotations/known';

const names = [...knownAnnotations.keys()];

/**
 * Annotations of Istio exist.
 *
 * @internal
 */
export const unknownAnnotation: Rule = {
  code: 'istio/unknown-annotation',
  title: 'Annotations of Istio are known to it',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'An annotation under istio.io that Istio does not know has no effect; most are misspelt, or of a release that has gone. Those of Istio 1.29 are known here; one that came later is told of too (Istio 1.29: Resource Annotations).',
  equivalents: ['IST0108'],
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
        sidecar.istio.io/proxyCpu: 100m
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
        sidecar.istio.io/proxyCPU: 100m
    spec:
      containers:
        - name: orders
          image: orders:1
`,
  },
  check(context) {
    return annotationsOf(context).flatMap(({ document, pointer, on, name }) => {
      if (knownAnnotations.has(name)) {
        return [];
      }
      const meant = didYouMean(name, names);
      return {
        document,
        pointer,
        part: 'key' as const,
        message: say`Istio (up to 1.29) knows no annotation ${name}, which stands on ${on}${
          meant ? say`; did you mean ${meant}?` : '.'
        }`,
        params: { name },
      };
    });
  },
};
