import { say, strings } from '../../lenient';
import { admissionRule, when } from './admission';
import { isDnsLabel } from './names';

/**
 * What sees an object is said once.
 *
 * @internal
 */
export const exportTo = admissionRule({
  code: 'schema/export-to',
  title: 'exportTo names each namespace once',
  why: 'istiod refuses exportTo that names a namespace twice, says * and something beside it, or names what can be no namespace (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  exportTo: ["*", shop]
  trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders.shop.svc.cluster.local
  exportTo: [".", billing]
  trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } }
`,
  },
  of: {
    networking: ['DestinationRule', 'ServiceEntry', 'VirtualService'],
  },
  problems(spec, { kind, metadata }) {
    const names = strings(spec.exportTo);
    const seen = new Set<string>();
    return names.flatMap((name, index) => {
      const namespace = name === '.' ? metadata.namespace ?? name : name;
      const isRepeated = seen.has(namespace);
      seen.add(namespace);
      const at = `/exportTo/${index}`;
      return [
        ...when(isRepeated, at, say`names the namespace '${name}' twice`),
        ...when(
          name === '*' && names.length > 1,
          at,
          'is exported to all namespaces and to others beside them',
        ),
        ...when(
          name !== '.' &&
            name !== '*' &&
            !isDnsLabel(name) &&
            !(name === '~' && kind === 'ServiceEntry' && names.length === 1),
          at,
          say`is exported to '${name}', which can be no namespace`,
        ),
      ];
    });
  },
});
