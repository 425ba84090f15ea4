import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { serviceProfile } from '../kinds';
import { readAll } from '../read';

const dnsName =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A ServiceProfile whose name is no Service.
 *
 * @internal
 */
export const serviceProfileName: Rule = {
  code: 'linkerd/service-profile-name',
  title: 'A ServiceProfile is named after the Service it describes',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The name is all that binds a ServiceProfile to a Service: <service>.<namespace>.svc.<cluster domain>. The webhook refuses only what is no DNS name (Linkerd 2.18, sp-validator).',
  equivalents: [],
  example: {
    bad: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: orders
  namespace: shop
spec:
  routes:
    - name: GET /orders/:id
      condition: { method: GET, pathRegex: '/orders/[^/]+' }
`,
    good: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: orders.shop.svc.cluster.local
  namespace: shop
spec:
  routes:
    - name: GET /orders/:id
      condition: { method: GET, pathRegex: '/orders/[^/]+' }
`,
  },
  check: ({ documents }) =>
    readAll(serviceProfile, documents).flatMap(document => {
      const { name } = document.object.metadata;
      const isName = name.length <= 253 && dnsName.test(name);
      const isHost = name.includes('.') && name.split('.').length > 1;
      if (isName && isHost) {
        return [];
      }
      return [
        {
          document,
          pointer: '/metadata/name',
          message: `ServiceProfile '${name}' describes no Service; name it after one, such as orders.shop.svc.cluster.local.`,
          ...(isName ? {} : { severity: 'error', consequence: 'rejected' }),
        },
      ];
    }),
};
