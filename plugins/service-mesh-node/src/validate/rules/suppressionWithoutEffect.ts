import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '../rule';
import { holds } from '../suppress/entry';
import {
  readOwnAnnotation,
  SUPPRESS_ANNOTATION,
} from '../suppress/ownAnnotation';

/**
 * An annotation that accepts findings, and does not: it cannot be read, gives no reason, or has ended.
 *
 * @internal
 */
export const suppressionWithoutEffect: Rule = {
  code: 'policy/suppression-without-effect',
  title: 'Accepted findings have a reason and have not ended',
  severity: 'warning',
  layer: 'practice',
  consequence: 'ineffective',
  why: 'A finding is accepted by its code with a reason, and only until the day that the entry names; otherwise it stands.',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: orders
  namespace: shop
  annotations:
    mesh-configurator.io/suppress: |
      - { code: reference/duplicate-object }
`,
    good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: orders
  namespace: shop
  annotations:
    mesh-configurator.io/suppress: |
      - { code: reference/duplicate-object, reason: one per overlay }
`,
  },
  check: ({ documents, today }) =>
    documents.flatMap(document => {
      const { entries, problems } = readOwnAnnotation(document.object);
      const ended = entries
        .filter(entry => today !== null && !holds(entry, today))
        .map(({ code, until }) => `'${code}' was accepted until ${until}`);
      const { kind, metadata } = document.object;
      return [...problems, ...ended].map(problem => ({
        document,
        pointer: toPointer(['metadata', 'annotations', SUPPRESS_ANNOTATION]),
        message: `The annotation ${SUPPRESS_ANNOTATION} of ${kind} '${metadata.name}' has no effect: ${problem}.`,
      }));
    }),
};
