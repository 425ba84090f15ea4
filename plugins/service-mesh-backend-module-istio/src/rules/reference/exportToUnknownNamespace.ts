import {
  Rule,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DestinationRule, ServiceEntry, VirtualService } from '../../kinds';
import { members } from '../../lenient';
import { documentsOf, identityOf, titleOf } from '../documents';
import { isAmbientNamespace, namespacesOf } from '../view';

const SIGNS = ['.', '*', '~'];

/**
 * The namespaces that objects are exported to exist.
 *
 * @internal
 */
export const exportToUnknownNamespace: Rule = {
  code: 'reference/export-to-unknown-namespace',
  title: 'Namespaces that objects are exported to exist',
  severity: 'error',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'An object that is exported to a namespace that does not exist is seen by nobody there; a misspelled one takes it from those who need it (Kiali KIA0005).',
  equivalents: ['KIA0005'],
  example: {
    bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  exportTo: [shopp]
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
    good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  exportTo: [shop]
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
    facts: { closedWorld: true },
  },
  check(context) {
    const documents = [DestinationRule, ServiceEntry, VirtualService].flatMap(
      kind => documentsOf(context, kind),
    );
    const namespaces = namespacesOf(context);
    return documents.flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const { exportTo } = members(document.object.spec);
      // Ambient does not look at exportTo.
      if (!Array.isArray(exportTo) || isAmbientNamespace(context, namespace)) {
        return [];
      }
      return exportTo.flatMap((to, index) =>
        typeof to !== 'string' || SIGNS.includes(to) || namespaces.has(to)
          ? []
          : [
              {
                document,
                pointer: `/spec/exportTo/${index}`,
                message: `${titleOf(
                  document,
                )} is exported to namespace ${to}, which is not here.`,
                params: { name, namespace: to },
                ...(context.closedWorld
                  ? {}
                  : undecided(`needs namespace ${to}`)),
              },
            ],
      );
    });
  },
};
