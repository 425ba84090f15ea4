import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isDnsLabel, isPort } from '../names';

const PROTOCOLS = ['http', 'tcp', 'tls'];

const DESTINATIONS = [
  ...PROTOCOLS.map(protocol => `${protocol}.*.route.*.destination`),
  'http.*.mirror',
  'http.*.mirrors.*.destination',
];

function weights(routes: readonly JsonObject[], at: JsonPointer): Problem[] {
  const weightOf = ({ weight }: JsonObject) =>
    typeof weight === 'number' ? weight : 0;
  return [
    ...routes.flatMap((route, index) => [
      ...when(
        weightOf(route) < 0,
        `${at}/${index}/weight`,
        say`has a weight below 0: ${route.weight}`,
      ),
      ...when(
        route.destination === undefined || route.destination === null,
        `${at}/${index}`,
        'has a route without a destination',
      ),
    ]),
    ...when(
      routes.length > 1 && routes.every(route => weightOf(route) === 0),
      at,
      'gives all of several destinations the weight 0, or none a weight',
    ),
  ];
}

/**
 * Routes lead somewhere.
 *
 * @internal
 */
export const routeDestination = admissionRule({
  code: 'schema/route-destination',
  title: 'Destinations can be routed to',
  why: 'istiod refuses a destination without a host, a weight below 0, weights that are all 0 where there are several, a subset that is no DNS label, and a port that is none (Istio 1.29). Weights need not add up to 100.',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 0 }
        - { destination: { host: orders-next }, weight: 0 }
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 90 }
        - { destination: { host: orders-next }, weight: 10 }
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return [
      ...PROTOCOLS.flatMap(protocol =>
        items(spec[protocol]).flatMap((rule, index) =>
          weights(items(rule.route), `/${protocol}/${index}/route`),
        ),
      ),
      ...DESTINATIONS.flatMap(path =>
        placesAt(spec, path).flatMap(({ value, at }) => {
          const { subset, port } = members(value);
          const { number } = members(port);
          return [
            ...when(
              typeof subset === 'string' &&
                subset !== '' &&
                !isDnsLabel(subset),
              `${at}/subset`,
              say`names the subset '${subset}', which is no name of letters, digits and hyphens`,
            ),
            ...when(
              number !== undefined && !isPort(number),
              `${at}/port/number`,
              say`routes to port ${number}, which is none`,
            ),
          ];
        }),
      ),
    ];
  },
});
