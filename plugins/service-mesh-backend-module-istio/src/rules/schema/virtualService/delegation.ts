import { items, say } from '../../../lenient';
import { admissionRule, when } from '../admission';

/**
 * A VirtualService routes by itself or for another one.
 *
 * @internal
 */
export const delegation = admissionRule({
  code: 'schema/virtual-service-delegation',
  title: 'Delegates have no hosts, and those who delegate no route',
  why: 'A VirtualService without hosts is a delegate: it has HTTP rules only, no gateways, and delegates no further. A rule that delegates does nothing else, and one that serves nothing is refused (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  exportTo: ["."]
  gateways: [edge]
  http: [{ route: [{ destination: { host: orders } }] }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  exportTo: ["."]
  http: [{ route: [{ destination: { host: orders } }] }]
`,
  },
  of: { networking: ['VirtualService'] },
  problems(spec) {
    const { hosts, gateways, http, tcp, tls } = spec;
    const isDelegate = items(hosts).length === 0;
    const without = (name: string, value: unknown) =>
      when(
        isDelegate && items(value).length > 0,
        `/${name}`,
        say`has no hosts, which makes it a delegate, and ${name}, which no delegate has`,
      );
    return [
      ...without('gateways', gateways),
      ...without('tcp', tcp),
      ...without('tls', tls),
      ...when(
        [http, tcp, tls].every(rules => items(rules).length === 0),
        '',
        'has no rule: neither http nor tcp nor tls',
      ),
      ...items(http).flatMap((rule, index) => [
        ...when(
          isDelegate && rule.delegate !== undefined,
          `/http/${index}/delegate`,
          'is a delegate and delegates further',
        ),
        ...when(
          rule.delegate !== undefined &&
            (items(rule.route).length > 0 || rule.redirect !== undefined),
          `/http/${index}`,
          say`delegates in rule ${index + 1} and routes or redirects there too`,
        ),
      ]),
    ];
  },
});
