import { say } from '../../lenient';
import { admissionRule, when } from './admission';
import { placesAt } from './at';
import { isDnsLabel, isFqdn, isIpAddress, isWildcardDomain } from './names';

const isDomainOrIp = (text: string) =>
  isWildcardDomain(text) || isIpAddress(text);

/** A gateway serves whole names only: its wildcard stands for all labels in front. */
const isServed = (text: string) =>
  text === '*' || isFqdn(text.replace(/^\*\./, '')) || isIpAddress(text);

/** `namespace/host`, where the namespace may be `*` or `.`; Gateways may leave it out. */
function isScopedHost(text: string, mayExclude: boolean): boolean {
  const [scope, host, ...rest] = text.split('/');
  const namespace = mayExclude ? scope.replace(/^~/, '') : scope;
  return (
    rest.length === 0 &&
    host !== undefined &&
    (['*', '.'].includes(namespace) ||
      scope === '~' ||
      isDnsLabel(namespace)) &&
    isServed(host)
  );
}

const destinations = ['http', 'tcp', 'tls'].map(
  protocol => `${protocol}.*.route.*.destination.host`,
);

const FORMS: Readonly<
  Record<string, readonly { path: string; fits(text: string): boolean }[]>
> = {
  DestinationRule: [{ path: 'host', fits: isDomainOrIp }],
  Gateway: [
    {
      path: 'servers.*.hosts.*',
      fits: text =>
        text.includes('/') ? isScopedHost(text, false) : isServed(text),
    },
  ],
  ServiceEntry: [{ path: 'hosts.*', fits: isWildcardDomain }],
  Sidecar: [
    { path: 'egress.*.hosts.*', fits: text => isScopedHost(text, true) },
  ],
  VirtualService: [
    { path: 'hosts.*', fits: isDomainOrIp },
    ...[
      ...destinations,
      'http.*.mirror.host',
      'http.*.mirrors.*.destination.host',
    ].map(path => ({
      path,
      fits: (text: string) => isDomainOrIp(text) && text !== '*',
    })),
  ],
};

/**
 * Hosts have the form of one.
 *
 * @internal
 */
export const hostName = admissionRule({
  code: 'schema/host-name',
  title: 'Hosts are domain names',
  why: 'istiod refuses a host that is no domain name: labels of letters, digits and hyphens, and a wildcard at the beginning only (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [shop.*.example.com]
  http: [{ route: [{ destination: { host: orders } }] }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  gateways: [edge]
  hosts: ["*.example.com"]
  http: [{ route: [{ destination: { host: orders } }] }]
`,
  },
  of: {
    networking: [
      'DestinationRule',
      'Gateway',
      'ServiceEntry',
      'Sidecar',
      'VirtualService',
    ],
  },
  problems(spec, { kind }) {
    return FORMS[kind].flatMap(({ path, fits }) =>
      placesAt(spec, path).flatMap(({ value, at }) =>
        when(
          typeof value === 'string' && !fits(value),
          at,
          say`has the host '${value}', which is no ${
            path.includes('destination') ? 'name of a host' : 'domain name'
          }`,
        ),
      ),
    );
  },
});
