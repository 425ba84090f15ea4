import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotated, isPortSet } from '../read';

/**
 * A list of opaque ports that Linkerd cannot read.
 *
 * @internal
 */
export const invalidOpaquePorts: Rule = {
  code: 'linkerd/invalid-opaque-ports',
  title: 'Opaque ports are numbers and ranges',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The policy controller takes a list that it cannot read, also one with names of ports, for an empty one, so that the default list is lost too (Linkerd 2.18).',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations:
    config.linkerd.io/opaque-ports: mysql
spec:
  selector: { app: orders }
  ports:
    - { name: mysql, port: 3306 }
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
  annotations:
    config.linkerd.io/opaque-ports: '3306'
spec:
  selector: { app: orders }
  ports:
    - { name: mysql, port: 3306 }
`,
  },
  check: ({ documents }) =>
    annotated(documents, 'config.linkerd.io/opaque-ports')
      .filter(({ value }) => !isPortSet(value))
      .map(({ document, path, value }) => ({
        document,
        pointer: toPointer(path),
        message: `'${value}' on ${document.object.kind} '${document.object.metadata.name}' is no list of ports, so that no port is opaque; write numbers and ranges such as 3306,8000-8010.`,
      })),
};
