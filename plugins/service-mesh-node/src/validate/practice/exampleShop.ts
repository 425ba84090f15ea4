/**
 * Pieces of YAML that the examples of this room are made of: services of a shop in the catalog, and manifests about them.
 */

/**
 * Documents as one text.
 *
 * @internal
 */
export const yaml = (...documents: string[]) => documents.join('---\n');

/**
 * A component with the facts that rules rest on.
 *
 * @internal
 */
export function component(
  name: string,
  { spec = '', annotations = '' }: { spec?: string; annotations?: string } = {},
): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  annotations:
    mesh-configurator.io/namespace: shop
    mesh-configurator.io/service-account: ${name}
    mesh-configurator.io/selector: app=${name}
${annotations}spec:
  type: service
${spec}`;
}

/**
 * An API with operations, as the members of `paths`.
 *
 * @internal
 */
export function definition(name: string, paths: string, more = ''): string {
  return `apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: ${name}
spec:
  type: openapi
  definition: |
    openapi: 3.1.0
    info: { title: ${name}, version: '1' }
${more}    paths:
${paths}`;
}

/**
 * A route of a service for all requests, with some settings.
 *
 * @internal
 */
export function route(name: string, settings = ''): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: shop
spec:
  hosts: [${name}.shop.svc.cluster.local]
  http:
    - route:
        - destination: { host: ${name}.shop.svc.cluster.local }
${settings}`;
}

/**
 * A policy that admits service accounts of the shop to `orders`.
 *
 * @internal
 */
export function admits(accounts: readonly string[], operation = ''): string {
  const principals = accounts
    .map(name => `              - cluster.local/ns/shop/sa/${name}\n`)
    .join('');
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: orders-callers
  namespace: shop
spec:
  selector:
    matchLabels: { app: orders }
  action: ALLOW
  rules:
    - from:
        - source:
            principals:
${principals}${operation}`;
}

/**
 * The API of `orders`, which reads one order.
 *
 * @internal
 */
export const ordersApi = definition(
  'orders-api',
  `      /orders/{id}:
        get: { operationId: getOrder }
`,
);

/**
 * The service `orders`, which provides it, with more annotations.
 *
 * @internal
 */
export const orders = (annotations = '') =>
  component('orders', {
    spec: '  providesApis: [orders-api]\n',
    annotations,
  });

/**
 * The service `basket`, which consumes it.
 *
 * @internal
 */
export const basket = component('basket', {
  spec: '  consumesApis: [orders-api]\n',
});

/**
 * `web` calls `basket`, and `basket` calls `orders`.
 *
 * @internal
 */
export const shopOfThree = [
  component('web', { spec: '  consumesApis: [basket-api]\n' }),
  component('basket', {
    spec: '  providesApis: [basket-api]\n  consumesApis: [orders-api]\n',
  }),
  definition(
    'basket-api',
    `      /basket:
        get: { operationId: getBasket }
`,
  ),
  orders(),
  ordersApi,
];

/**
 * One leaf of the policy of a component, as an annotation.
 *
 * @internal
 */
export const setting = (name: string, value: string) =>
  `    mesh-configurator.io/policy.${name}: '${value}'\n`;
