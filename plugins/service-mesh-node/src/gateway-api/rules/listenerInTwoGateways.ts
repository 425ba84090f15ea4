import { members } from '../../lenient';
import { Rule } from '../../validate/rule';
import { sharedBetweenObjects } from './sharedBetweenObjects';
import { allListeners, Listener } from './view';

/** Gateways of two classes are made by two controllers, for networks of their own as often as not. */
const keyOf = ({ document, hostname, key }: Listener) =>
  hostname === null
    ? null
    : JSON.stringify([key, members(document.object.spec).gatewayClassName]);

/**
 * A hostname that two Gateways serve on one port.
 *
 * @internal
 */
export const listenerInTwoGateways: Rule = {
  code: 'gateway-api/listener-in-two-gateways',
  title: 'A hostname and port is served by one Gateway',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Each Gateway has an address of its own, so where two serve one hostname on one port, DNS decides which of them and which routes a request meets (Kiali KIA1501).',
  equivalents: ['KIA1501'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP, hostname: shop.example.com }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: billing }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP, hostname: shop.example.com }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP, hostname: shop.example.com }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: billing }
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP, hostname: billing.example.com }]
`,
  },
  check: context =>
    sharedBetweenObjects(allListeners(context), keyOf).map(
      ({ thing, other }) => ({
        document: thing.document,
        pointer: thing.pointer,
        message: `Listener '${thing.name}' of Gateway ${thing.gateway} serves ${thing.hostname} on port ${thing.value.port}, as Gateway ${other.gateway} does.`,
        params: {
          gateway: thing.gateway,
          other: other.gateway,
          name: thing.name,
        },
        related: [{ document: other.document, pointer: other.pointer }],
      }),
    ),
};
