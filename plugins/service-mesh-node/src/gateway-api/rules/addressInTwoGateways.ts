import { identityOf, items, members } from '../../lenient';
import { Rule } from '../../validate/rule';
import { sharedBetweenObjects } from './sharedBetweenObjects';
import { documentsOf } from './view';

/**
 * An address that two Gateways ask for.
 *
 * @internal
 */
export const addressInTwoGateways: Rule = {
  code: 'gateway-api/address-in-two-gateways',
  title: 'An address belongs to one Gateway',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'Two Gateways that ask for one address share it only where their implementation merges them; otherwise one is not programmed, AddressNotUsable (Gateway API 1.0: Gateway.spec.addresses).',
  equivalents: ['KIA1502'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  addresses: [{ value: 203.0.113.7 }]
  listeners: [{ name: web, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: billing }
spec:
  gatewayClassName: istio
  addresses: [{ value: 203.0.113.7 }]
  listeners: [{ name: web, port: 80, protocol: HTTP }]
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  addresses: [{ value: 203.0.113.7 }]
  listeners: [{ name: web, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: billing }
spec:
  gatewayClassName: istio
  addresses: [{ value: 203.0.113.8 }]
  listeners: [{ name: web, port: 80, protocol: HTTP }]
`,
  },
  check(context) {
    const addresses = documentsOf(context, 'Gateway').flatMap(document =>
      items(members(document.object.spec).addresses).flatMap(
        ({ type = 'IPAddress', value }, index) =>
          typeof value === 'string'
            ? [{ document, type, value, pointer: `/spec/addresses/${index}` }]
            : [],
      ),
    );
    return sharedBetweenObjects(
      addresses,
      ({ type, value }) => `${type} ${value}`,
    ).map(({ thing, other }) => {
      const { name } = identityOf(thing.document.object);
      const { name: second } = identityOf(other.document.object);
      return {
        document: thing.document,
        pointer: thing.pointer,
        message: `Gateway ${name} asks for address ${thing.value}, as Gateway ${second} does.`,
        params: { name, other: second, address: thing.value },
        related: [{ document: other.document, pointer: other.pointer }],
      };
    });
  },
};
