import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say, strings } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';
import { isDnsLabel, isHeaderName, isPort } from '../names';

/** Parts of a request that stand as headers of HTTP/2. */
const PSEUDO = new Set([
  ':method',
  ':scheme',
  ':authority',
  ':path',
  ':status',
]);

/** A claim of a verified token, in the place of a header (Istio 1.12). */
const CLAIM = /^@request\.auth\.claims[.[]/;

const PREFIXES = [
  ...['authority', 'method', 'scheme'].map(
    part => `http.*.match.*.${part}.prefix`,
  ),
  ...['headers', 'queryParams', 'withoutHeaders'].map(
    part => `http.*.match.*.${part}.*.prefix`,
  ),
];

/**
 * Matches say what they match.
 *
 * @internal
 */
export const routeMatch = admissionRule({
  code: 'schema/route-match',
  title: 'Matches of routes can be evaluated',
  why: 'istiod refuses the name of a header that is none, an empty prefix for anything but a path, and a match on a claim of a token where sidecars, which keep no claims, would evaluate it (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ headers: { "user agent": { exact: curl } } }]
      route: [{ destination: { host: orders } }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ headers: { user-agent: { exact: curl } } }]
      route: [{ destination: { host: orders } }]
    - route: [{ destination: { host: orders } }]
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    const { gateways } = spec;
    const names = strings(gateways);
    const isForMesh = names.length === 0 || names.includes('mesh');
    return [
      ...['headers', 'withoutHeaders'].flatMap(part =>
        placesAt(spec, `http.*.match.*.${part}`).flatMap(({ value, at }) =>
          Object.entries(members(value)).flatMap(([name, match]) => {
            const place = `${at}${toPointer([name])}`;
            const isClaim = CLAIM.test(name);
            return [
              ...when(
                !isClaim && !PSEUDO.has(name) && !isHeaderName(name),
                place,
                say`matches on the header '${name}', which is no name of one`,
              ),
              ...when(
                part === 'headers' && match === null,
                place,
                say`matches on the header ${name} with nothing; write {} for a header that is there`,
              ),
              ...when(
                isClaim && isForMesh,
                place,
                'matches on a claim of a token and is for sidecars too; bind it to gateways only',
              ),
            ];
          }),
        ),
      ),
      ...PREFIXES.flatMap(path =>
        placesAt(spec, path).flatMap(({ value, at }) =>
          when(value === '', at, 'matches on an empty prefix'),
        ),
      ),
      ...['http', 'tcp', 'tls'].flatMap(protocol => [
        ...placesAt(spec, `${protocol}.*.match.*.port`).flatMap(
          ({ value, at }) =>
            when(
              !isPort(value) && value !== 0,
              at,
              say`matches on port ${value}, which is none`,
            ),
        ),
        ...placesAt(spec, `${protocol}.*.match.*.sourceNamespace`).flatMap(
          ({ value, at }) =>
            when(
              value !== '' && !isDnsLabel(value),
              at,
              'matches on callers of a namespace that can be none',
            ),
        ),
      ]),
    ];
  },
});
