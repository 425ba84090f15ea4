import {
  JsonObject,
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { placesAt } from '../at';
import { isHeaderName } from '../names';
import { headerValueProblem } from '../strings';
import { isText } from '../set';

const isAuthority = (name: string) =>
  ['host', ':authority'].includes(name.toLowerCase());

const setsAuthority = ({ request }: JsonObject) =>
  ['set', 'add'].some(operation =>
    Object.keys(members(members(request)[operation])).some(isAuthority),
  );

function changed(
  name: string,
  value: unknown,
  side: string,
  at: JsonPointer,
): Problem[] {
  const isInternal = name.startsWith(':') || isAuthority(name);
  const problem = headerValueProblem(value);
  return [
    ...when(
      isInternal && !(side === 'request' && isAuthority(name)),
      at,
      say`changes ${name} of the ${side}, which no route may`,
    ),
    ...when(
      !isInternal && !isHeaderName(name),
      at,
      say`changes the header '${name}', which is no name of one`,
    ),
    ...when(
      problem !== null,
      at,
      say`gives the header ${name} a value that ${problem}`,
    ),
  ];
}

function removed(name: string, side: string, at: JsonPointer): Problem[] {
  return [
    ...when(
      name.startsWith(':') || isAuthority(name),
      at,
      say`removes ${name} of the ${side}, which no route may`,
    ),
    ...when(
      name === '' || (!name.startsWith(':') && !isHeaderName(name)),
      at,
      say`removes the header '${name}', which is no name of one`,
    ),
  ];
}

function operations(headers: JsonObject, at: JsonPointer): Problem[] {
  return ['request', 'response'].flatMap(side => {
    const { set, add, remove } = members(headers[side]);
    return [
      ...Object.entries({ set, add }).flatMap(([operation, values]) =>
        Object.entries(members(values)).flatMap(([name, value]) =>
          changed(
            name,
            value,
            side,
            `${at}/${side}/${operation}${toPointer([name])}`,
          ),
        ),
      ),
      ...strings(remove).flatMap((name, index) =>
        removed(name, side, `${at}/${side}/remove/${index}`),
      ),
    ];
  });
}

/**
 * Headers that may be changed are changed once.
 *
 * @internal
 */
export const routeHeaders = admissionRule({
  code: 'schema/route-headers',
  title: 'Headers that routes change may be changed',
  why: 'A route may set any header of a request but those of HTTP/2 that begin with a colon, apart from the authority, and may remove neither them nor the host; the authority is set in one place (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      headers: { request: { remove: [host] } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      headers: { request: { remove: [x-debug] } }
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    return [
      ...placesAt(spec, 'http.*.headers'),
      ...placesAt(spec, 'http.*.route.*.headers'),
    ]
      .flatMap(({ value, at }) => operations(members(value), at))
      .concat(
        items(spec.http).flatMap((rule, index) =>
          when(
            isText(members(rule.rewrite).authority) &&
              setsAuthority(members(rule.headers)),
            `/http/${index}/rewrite/authority`,
            'sets the authority by rewrite and by headers',
          ),
        ),
      );
  },
});
