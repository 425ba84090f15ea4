import {
  Place,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { annotationOrigin } from './origins';

const onLine = (line: number): Place => ({
  key: null,
  value: { start: { line, column: 1 }, end: { line, column: 9 } },
});

/**
 * What keeps callers of the order service from overloading it, for Istio.
 *
 * @internal
 */
export const destinationRule: RenderedManifest = {
  object: {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      host: 'order.shop.svc.cluster.local',
      trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } },
    },
  },
  role: 'own',
  phase: 1,
  file: 'default/shop/order/destination-rule-order.yaml',
  origins: {
    '/metadata/namespace': annotationOrigin('namespace'),
    '/spec/trafficPolicy/outlierDetection/consecutive5xxErrors': {
      source: 'default',
      rule: 'outlier detection where more than two replicas are known',
    },
  },
  yaml: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: order
  namespace: shop
spec:
  host: order.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
`,
  sourceMap: {
    '/metadata/namespace': onLine(5),
    '/spec/trafficPolicy/outlierDetection/consecutive5xxErrors': onLine(10),
  },
};

/**
 * Routes of the order service for Istio.
 *
 * @internal
 */
export const virtualService: RenderedManifest = {
  object: {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      hosts: ['order.shop.svc.cluster.local'],
      http: [
        {
          name: 'POST /orders',
          match: [{ uri: { exact: '/orders' }, method: { exact: 'POST' } }],
          route: [{ destination: { host: 'order.shop.svc.cluster.local' } }],
          timeout: '5s',
        },
        {
          name: 'catch-all',
          route: [{ destination: { host: 'order.shop.svc.cluster.local' } }],
        },
      ],
    },
  },
  role: 'own',
  phase: 2,
  file: 'default/shop/order/virtual-service-order.yaml',
  origins: {
    '/spec/http/0/timeout': {
      ...annotationOrigin('policy.resilience.timeout'),
      overrode: [
        {
          source: 'config',
          pointer: '/serviceMesh/policy/resilience/timeout',
          value: '10s',
        },
        {
          source: 'default',
          rule: 'unary operations of a definition have 30 s',
          value: '30s',
        },
      ],
    },
    '/metadata/namespace': annotationOrigin('namespace'),
  },
  yaml: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: order
  namespace: shop
spec:
  hosts:
    - order.shop.svc.cluster.local
  http:
    - name: POST /orders
      match:
        - uri:
            exact: /orders
          method:
            exact: POST
      route:
        - destination:
            host: order.shop.svc.cluster.local
      timeout: 5s
    - name: catch-all
      route:
        - destination:
            host: order.shop.svc.cluster.local
`,
  sourceMap: {
    '/metadata/namespace': onLine(5),
    '/spec/http/0/timeout': onLine(19),
  },
};

/**
 * A route of the order service for Linkerd.
 *
 * @internal
 */
export const httpRoute: RenderedManifest = {
  object: {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'order', namespace: 'shop' },
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: 'order', port: 80 }],
    },
  },
  role: 'own',
  phase: 2,
  file: 'default/shop/order/http-route-order.yaml',
  origins: { '/metadata/namespace': annotationOrigin('namespace') },
  yaml: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: order
  namespace: shop
spec:
  parentRefs:
    - group: ""
      kind: Service
      name: order
      port: 80
`,
  sourceMap: { '/metadata/namespace': onLine(5) },
};
