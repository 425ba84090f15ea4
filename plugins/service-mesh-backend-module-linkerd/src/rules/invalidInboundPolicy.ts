import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotated } from '../read';

const ANNOTATION = 'config.linkerd.io/default-inbound-policy';

const policies = [
  'all-authenticated',
  'all-unauthenticated',
  'cluster-authenticated',
  'cluster-unauthenticated',
  'deny',
  'audit',
];

/**
 * A default for ports without a Server that Linkerd does not know.
 *
 * @internal
 */
export const invalidInboundPolicy: Rule = {
  code: 'linkerd/invalid-inbound-policy',
  title: 'The default inbound policy is one that Linkerd knows',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'An unknown default-inbound-policy is ignored with a warning, so that the one of the installation holds, which admits everybody unless set otherwise (Linkerd 2.18, proxy injector).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    config.linkerd.io/default-inbound-policy: authenticated
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    config.linkerd.io/default-inbound-policy: all-authenticated
`,
  },
  check: ({ documents }) =>
    annotated(documents, ANNOTATION)
      .filter(({ value }) => !policies.includes(value))
      .map(({ document, path, value }) => ({
        document,
        pointer: toPointer(path),
        message: `'${value}' on ${document.object.kind} '${
          document.object.metadata.name
        }' is no inbound policy, and the one of the installation holds; use one of ${policies.join(
          ', ',
        )}.`,
      })),
};
