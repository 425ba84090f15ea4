import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { serverAuthorization } from '../kinds';
import { readAll } from '../read';

/**
 * A ServerAuthorization that names no client.
 *
 * @internal
 */
export const emptyServerAuthorization: Rule = {
  code: 'linkerd/empty-server-authorization',
  title: 'A ServerAuthorization says how clients prove who they are',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'A ServerAuthorization with neither unauthenticated nor meshTLS is dropped with a line in a log (Linkerd 2.18, policy controller).',
  equivalents: [],
  example: {
    bad: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders
  namespace: shop
spec:
  podSelector:
    matchLabels: { app: orders }
  port: 8080
  proxyProtocol: HTTP/2
---
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata:
  name: orders-callers
  namespace: shop
spec:
  server: { name: orders }
  client: {}
`,
    good: `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: orders
  namespace: shop
spec:
  podSelector:
    matchLabels: { app: orders }
  port: 8080
  proxyProtocol: HTTP/2
---
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata:
  name: orders-callers
  namespace: shop
spec:
  server: { name: orders }
  client:
    meshTLS:
      serviceAccounts: [{ name: basket, namespace: shop }]
`,
  },
  check: ({ documents }) =>
    readAll(serverAuthorization, documents)
      .filter(
        ({ spec: { client } }) =>
          !client.unauthenticated &&
          !client.meshTLS?.unauthenticatedTLS &&
          !client.meshTLS?.identities?.length &&
          !client.meshTLS?.serviceAccounts?.length,
      )
      .map(document => ({
        document,
        pointer: '/spec/client',
        message: `ServerAuthorization '${document.object.metadata.name}' authorizes nobody: set meshTLS or unauthenticated.`,
      })),
};
