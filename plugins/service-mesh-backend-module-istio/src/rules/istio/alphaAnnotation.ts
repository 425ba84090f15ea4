import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { annotationsOf, AnnotationView } from './annotations/annotated';
import { knownAnnotations } from './annotations/known';

/**
 * Annotations of Istio that may change.
 *
 * @internal
 */
export const alphaAnnotation: Rule = {
  code: 'istio/alpha-annotation',
  title: 'Annotations have left alpha',
  severity: 'info',
  layer: 'practice',
  consequence: 'style',
  why: 'An alpha annotation may change or go with any release. Most of those of Istio are alpha, and in wide use all the same: one finding lists those of an object (Istio 1.29: Resource Annotations).',
  equivalents: ['IST0136'],
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
        sidecar.istio.io/proxyCPU: 100m
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
    spec:
      containers:
        - name: orders
          image: orders:1
`,
  },
  check(context) {
    const byDocument = new Map<ManifestDocument, AnnotationView[]>();
    for (const annotation of annotationsOf(context)) {
      if (knownAnnotations.get(annotation.name)?.isAlpha) {
        const known = byDocument.get(annotation.document) ?? [];
        known.push(annotation);
        byDocument.set(annotation.document, known);
      }
    }
    return [...byDocument].map(([document, alpha]) => {
      const names = [...new Set(alpha.map(({ name }) => name))].join(', ');
      const { kind, metadata } = document.object;
      return {
        document,
        pointer: alpha[0].pointer,
        part: 'key' as const,
        message: say`${kind} ${metadata.name} uses alpha annotations, which a release may change: ${names}.`,
        params: { names },
      };
    });
  },
};
