import { Rule } from '../../validate/rule';
import { allListeners, Listener } from './view';

/**
 * Two listeners of one Gateway that cannot be told apart.
 *
 * @internal
 */
export const duplicateListener: Rule = {
  code: 'gateway-api/duplicate-listener',
  title: 'The listeners of a Gateway differ in hostname, port or protocol',
  severity: 'error',
  layer: 'meaning',
  consequence: 'rejected',
  why: 'Port, protocol and hostname together tell the listeners of a Gateway apart; the API server rejects two with the same (Gateway API 1.0: a CEL rule of the CustomResourceDefinition).',
  equivalents: ['KIA1503'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
    - { name: web, port: 80, protocol: HTTP, hostname: shop.example.com }
    - { name: orders, port: 80, protocol: HTTP, hostname: shop.example.com }
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
    - { name: web, port: 80, protocol: HTTP, hostname: shop.example.com }
    - { name: orders, port: 80, protocol: HTTP, hostname: orders.example.com }
`,
  },
  check(context) {
    const first = new Map<string, Listener>();
    let gateway: Listener['document'] | undefined;
    return allListeners(context).flatMap(listener => {
      const { document, key, name, pointer } = listener;
      if (document !== gateway) {
        gateway = document;
        first.clear();
      }
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, listener);
        return [];
      }
      return [
        {
          document,
          pointer,
          message: `Listener '${name}' of Gateway ${listener.gateway} has the hostname, port and protocol of listener '${earlier.name}'.`,
          params: { gateway: listener.gateway, name, earlier: earlier.name },
          related: [{ document, pointer: earlier.pointer }],
        },
      ];
    });
  },
};
