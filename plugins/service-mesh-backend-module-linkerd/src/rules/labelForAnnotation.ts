import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { metadataIn } from '../read';

const annotation =
  /^(linkerd\.io\/inject$|config(\.alpha|\.beta)?\.linkerd\.io\/)/;

const names = (members: unknown) =>
  members !== null && typeof members === 'object' ? Object.keys(members) : [];

function labels(document: ManifestDocument) {
  return metadataIn(document.object).flatMap(({ metadata, path }) =>
    names(metadata.labels)
      .filter(name => annotation.test(name))
      .map(name => ({ name, path: [...path, 'labels', name] })),
  );
}

/**
 * Configuration of the proxy in a label.
 *
 * @internal
 */
export const labelForAnnotation: Rule = {
  code: 'linkerd/label-for-annotation',
  title: 'The proxy is configured by annotations',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Linkerd reads linkerd.io/inject and config.linkerd.io settings from annotations; as labels they do nothing (linkerd check).',
  equivalents: [],
  example: {
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector:
    matchLabels: { app: orders }
  template:
    metadata:
      labels:
        app: orders
        linkerd.io/inject: enabled
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector:
    matchLabels: { app: orders }
  template:
    metadata:
      labels:
        app: orders
      annotations:
        linkerd.io/inject: enabled
`,
  },
  check: ({ documents }) =>
    documents.flatMap(document =>
      labels(document).map(({ name, path }) => ({
        document,
        pointer: toPointer(path),
        part: 'key',
        message: `${name} is a label of ${document.object.kind} '${document.object.metadata?.name}' and does nothing; make it an annotation.`,
        params: { label: name },
      })),
    ),
};
