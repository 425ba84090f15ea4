import { items, members, say, strings } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { placesAt } from '../at';
import { isHeaderName } from '../names';

const METHODS = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  '*',
]);

/**
 * Cross-origin policies can be answered.
 *
 * @internal
 */
export const cors = admissionRule({
  code: 'schema/cors-policy',
  title: 'Cross-origin policies name origins, methods and headers',
  why: 'istiod refuses an origin that says nothing, a method that HTTP has not, and names of headers that are none (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      corsPolicy: { allowOrigins: [{ exact: "https://shop.example.com" }], allowMethods: [get] }
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      corsPolicy: { allowOrigins: [{ exact: "https://shop.example.com" }], allowMethods: [GET] }
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return placesAt(spec, 'http.*.corsPolicy').flatMap(({ value, at }) => {
      const { allowOrigins, allowMethods, allowHeaders, exposeHeaders } =
        members(value);
      return [
        ...items(allowOrigins).flatMap((origin, index) =>
          when(
            !['exact', 'prefix', 'regex'].some(
              form => typeof origin[form] === 'string' && origin[form] !== '',
            ),
            `${at}/allowOrigins/${index}`,
            'allows an origin that says nothing',
          ),
        ),
        ...strings(allowMethods).flatMap((method, index) =>
          when(
            !METHODS.has(method),
            `${at}/allowMethods/${index}`,
            say`allows the method '${method}', which is none of HTTP`,
          ),
        ),
        ...Object.entries({ allowHeaders, exposeHeaders }).flatMap(
          ([list, names]) =>
            strings(names).flatMap((name, index) =>
              when(
                name !== '*' && !isHeaderName(name),
                `${at}/${list}/${index}`,
                say`names the header '${name}', which is no name of one`,
              ),
            ),
        ),
      ];
    });
  },
});
