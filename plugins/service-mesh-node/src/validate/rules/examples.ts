import { RuleExample } from '../rule';

/** A definition small enough to be read beside what it judges. */
const crds = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: canaries.shop.example.com
spec:
  group: shop.example.com
  scope: Namespaced
  names: { kind: Canary, plural: canaries }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [weight]
              properties:
                weight: { type: integer, maximum: 100 }
                step: { type: integer }
              x-kubernetes-validations:
                - rule: '!has(self.step) || self.step <= self.weight'
                  message: a step is no larger than the weight
`;

const canary = (
  spec: string,
  name = 'orders',
) => `apiVersion: shop.example.com/v1
kind: Canary
metadata:
  name: ${name}
  namespace: shop
spec: ${spec}
`;

const route = (filters: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: orders
  namespace: shop
spec:
  parentRefs:
    - name: edge
  rules:
    - backendRefs:
        - name: orders
          port: 80
${filters}`;

/**
 * Examples of the rules that hold objects against the schema of their kind, by code.
 *
 * @internal
 */
export const schemaExamples: Readonly<Record<string, RuleExample>> = {
  'schema/unknown-field': {
    bad: route(`      timeout:
        request: 5s
`),
    good: route(`      timeouts:
        request: 5s
`),
  },
  'schema/invalid-value': {
    bad: route(`      timeouts:
        request: 5
`),
    good: route(`      timeouts:
        request: 5s
`),
  },
  'schema/field-not-in-release': {
    bad: route(`      timeouts:
        request: 5s
`),
    good: route(''),
    facts: { versions: { gatewayApi: '1.1' }, gatewayApiChannel: 'standard' },
  },
  'schema/missing-field': {
    bad: canary('{ step: 5 }'),
    good: canary('{ weight: 20, step: 5 }'),
    crds,
  },
  'schema/invalid-metadata': {
    bad: canary('{ weight: 20 }', 'Orders_Canary'),
    good: canary('{ weight: 20 }'),
    crds,
  },
  'schema/failed-rule': {
    bad: canary('{ weight: 20, step: 50 }'),
    good: canary('{ weight: 20, step: 5 }'),
    crds,
  },
  'schema/unchecked-kind': {
    bad: `apiVersion: networking.istio.io/v1
kind: ProxyConfig
metadata: { name: orders, namespace: shop }
spec:
  concurrency: 2
`,
    good: `apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
  },
};
