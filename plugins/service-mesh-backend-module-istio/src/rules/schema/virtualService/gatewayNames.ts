import { say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';
import { isDnsLabel, isFqdn } from '../names';

const PATHS = [
  'gateways.*',
  ...['http', 'tcp', 'tls'].map(protocol => `${protocol}.*.match.*.gateways.*`),
];

/**
 * Gateways are named in a form that is one.
 *
 * @internal
 */
export const gatewayNames = admissionRule({
  code: 'schema/gateway-name',
  title: 'Gateways are named as gateway or namespace/gateway',
  why: 'A gateway is named by itself or as namespace/name. The form name.namespace is read as well and warned of: dots may be part of a name (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge/shop/orders]
  http: [{ route: [{ destination: { host: orders.shop.svc.cluster.local } }] }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge/shop]
  http: [{ route: [{ destination: { host: orders.shop.svc.cluster.local } }] }]
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return PATHS.flatMap(path =>
      placesAt(spec, path).flatMap(({ value, at }) => {
        if (typeof value !== 'string' || value === 'mesh') {
          return [];
        }
        const isRead = value.includes('/')
          ? value.split('/').length === 2 && value.split('/').every(isDnsLabel)
          : isFqdn(value);
        const shown = value.slice(0, 80);
        return [
          ...when(
            !isRead,
            at,
            say`names the gateway '${shown}', which is neither a name nor namespace/name`,
          ),
          ...when(
            isRead && !value.includes('/') && value.includes('.'),
            at,
            say`names the gateway '${shown}' with dots; write namespace/name`,
            true,
          ),
        ];
      }),
    );
  },
});
