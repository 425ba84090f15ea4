import { items, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isSet } from '../set';

const ACTIONS = ['route', 'redirect', 'directResponse', 'delegate'];

/**
 * A rule does one thing with a request.
 *
 * @internal
 */
export const routeAction = admissionRule({
  code: 'schema/route-action',
  title: 'Rules do one thing with a request',
  why: 'A rule routes, redirects, answers by itself or delegates, and one of them only. What is not sent on can be neither rewritten nor mirrored nor made to fail (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      redirect: { uri: /shop }
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - redirect: { uri: /shop }
`,
  },
  of: { networking: ['VirtualService'] },
  problems({ http, hosts }) {
    return items(http).flatMap((rule, index) => {
      const at = `/http/${index}`;
      const does = ACTIONS.filter(name =>
        name === 'route' ? items(rule.route).length > 0 : isSet(rule[name]),
      );
      const own = does.filter(name => name !== 'delegate');
      const ends = own.find(name => name !== 'route');
      const isRoot = items(hosts).length > 0;
      return [
        ...when(
          does.length === 0,
          at,
          say`does nothing in rule ${
            index + 1
          }: it has no route, redirect or directResponse`,
        ),
        ...when(
          own.length > 1,
          at,
          say`does several things in rule ${index + 1}: ${own.join(' and ')}`,
        ),
        ...(ends === undefined || (isRoot && does.includes('delegate'))
          ? []
          : ['fault', 'rewrite'].flatMap(name =>
              when(
                isSet(rule[name]),
                `${at}/${name}`,
                say`has ${name} in rule ${
                  index + 1
                }, which sends nothing on: ${ends}`,
              ),
            )),
        ...when(
          isSet(rule.mirror) && items(rule.mirrors).length > 0,
          `${at}/mirrors`,
          say`has both mirror and mirrors in rule ${index + 1}`,
        ),
      ];
    });
  },
});
