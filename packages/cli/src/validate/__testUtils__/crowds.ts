import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** What the objects of a crowd have in common, and what they have not: of the one with a number. */
interface Likeness {
  namespace(i: number): string;
  /** Hosts that are looked for. */
  host(i: number): string;
  /** Hosts that configuration is for. */
  pattern(i: number): string;
  labels(i: number): Record<string, string>;
  exportTo(i: number): string[];
}

type Part = (
  i: number,
  of: Likeness,
) => {
  apiVersion: string;
  kind: string;
  metadata?: object;
  spec?: object;
};

/** Objects of the kinds that one group of rules is about, each with all that such a rule looks at. */
const parts: Record<string, Part[]> = {
  routes: [
    (i, { host, exportTo }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      spec: {
        hosts: [host(i)],
        exportTo: exportTo(i),
        http: [
          {
            match: [{ uri: { prefix: `/${i}` } }],
            route: [
              { destination: { host: host(i), subset: `s${i}` }, weight: 40 },
              {
                destination: { host: host(i + 1), port: { number: i + 1 } },
                weight: 40,
              },
            ],
            retries: { attempts: 5, perTryTimeout: '5s' },
            timeout: '6s',
          },
          { route: [{ destination: { host: host(i) } }] },
        ],
      },
    }),
    (i, { pattern, exportTo }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      spec: {
        host: pattern(i),
        exportTo: exportTo(i),
        trafficPolicy: { tls: { mode: i % 2 ? 'DISABLE' : 'ISTIO_MUTUAL' } },
        subsets: [{ name: `v${i}`, labels: { version: `v${i}` } }],
      },
    }),
    (i, { pattern, exportTo }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      spec: {
        hosts: [pattern(i)],
        exportTo: exportTo(i),
        ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
        resolution: 'DNS',
      },
    }),
    (i, { labels, exportTo }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        annotations: { 'networking.istio.io/exportTo': exportTo(i).join() },
      },
      spec: {
        selector: labels(i),
        ports: [{ name: 'http', port: 80, targetPort: 8080 }],
      },
    }),
  ],
  gateways: [
    (i, { pattern, labels }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      spec: {
        selector: labels(i),
        servers: [
          {
            port: { number: 80, name: 'http', protocol: 'HTTP' },
            hosts: [pattern(i)],
          },
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: [pattern(i)],
            tls: { mode: 'SIMPLE', credentialName: `c${i % 2}` },
          },
        ],
      },
    }),
    (i, { host, namespace }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      spec: {
        hosts: [host(i)],
        gateways: [`${namespace(i)}/gateway-${i}`, `${namespace(i + 1)}/g`],
        http: [{ route: [{ destination: { host: host(i) } }] }],
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: labels(i) },
      spec: { containers: [{ name: 'app', ports: [{ containerPort: 80 }] }] },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      spec: {
        type: 'LoadBalancer',
        selector: labels(i),
        ports: [{ name: 'http', port: 80 }],
      },
    }),
  ],
  policies: [
    (i, { labels, namespace, host }) => ({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      spec: {
        selector: { matchLabels: labels(i) },
        action: i % 2 ? 'ALLOW' : 'DENY',
        rules: [
          {
            from: [
              {
                source: {
                  principals: [`cluster.local/ns/${namespace(i)}/sa/a${i}`],
                  namespaces: [namespace(i + 1)],
                },
              },
            ],
            to: [{ operation: { paths: [`/${i}`], hosts: [host(i)] } }],
            when: [{ key: 'request.auth.claims[iss]', values: ['a'] }],
          },
        ],
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      spec: {
        selector: { matchLabels: labels(i) },
        mtls: { mode: i % 2 ? 'STRICT' : 'DISABLE' },
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'security.istio.io/v1',
      kind: 'RequestAuthentication',
      spec: {
        selector: { matchLabels: labels(i) },
        jwtRules: [{ issuer: `i${i}`, jwksUri: 'http://a.b/jwks' }],
      },
    }),
    (i, { pattern }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      spec: {
        host: pattern(i),
        trafficPolicy: { tls: { mode: i % 2 ? 'DISABLE' : 'ISTIO_MUTUAL' } },
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: {
        selector: { matchLabels: labels(i) },
        template: {
          metadata: { labels: labels(i) },
          spec: {
            serviceAccountName: `a${i % 3}`,
            containers: [{ name: 'app', ports: [{ containerPort: 80 }] }],
          },
        },
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      spec: { selector: labels(i), ports: [{ name: 'tcp-a', port: 80 + i }] },
    }),
  ],
  scopes: [
    (i, { labels, namespace, pattern }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'Sidecar',
      spec: {
        ...(i % 2 ? { workloadSelector: { labels: labels(i) } } : {}),
        egress: [
          { hosts: [`${namespace(i + 1)}/${pattern(i)}`, `*/${pattern(i)}`] },
        ],
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'EnvoyFilter',
      spec: {
        workloadSelector: { labels: labels(i) },
        configPatches: [
          {
            applyTo: 'HTTP_FILTER',
            match: { context: 'SIDECAR_INBOUND' },
            patch: { operation: 'INSERT_BEFORE', value: { name: `f${i}` } },
          },
        ],
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      spec: {
        selector: { matchLabels: labels(i) },
        tracing: [{ randomSamplingPercentage: 100 }],
      },
    }),
    (i, { pattern, exportTo }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      spec: {
        hosts: [pattern(i)],
        exportTo: exportTo(i),
        addresses: ['10.0.0.1'],
        ports: [{ number: 80, name: 'tcp', protocol: 'TCP' }],
        resolution: 'STATIC',
        workloadSelector: { labels: { app: `a${i}` } },
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'WorkloadEntry',
      spec: { address: `10.0.0.${i % 250}`, labels: labels(i) },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        labels: labels(i),
        annotations: { 'sidecar.istio.io/proxyCPU': '1', 'a.istio.io/b': 'c' },
      },
      spec: { containers: [{ name: 'istio-proxy', image: 'proxyv2:1.2' }] },
    }),
  ],
  ambient: [
    i => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: `ns-${i}`,
        labels: {
          'istio.io/dataplane-mode': 'ambient',
          'istio.io/use-waypoint': `gateway-${i}`,
        },
      },
    }),
    (i, { pattern }) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      spec: {
        gatewayClassName: i % 2 ? 'istio-waypoint' : 'istio',
        listeners: [
          { name: 'a', port: 80, protocol: 'HTTP', hostname: pattern(i) },
          { name: 'mesh', port: 15008, protocol: 'HBONE' },
        ],
      },
    }),
    (i, { host }) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      spec: {
        parentRefs: [
          { name: 'gateway-1' },
          { group: '', kind: 'Service', name: `service-${i % 3}` },
        ],
        hostnames: [host(i)],
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: `/${i}` } }],
            backendRefs: [{ name: `service-${i}`, port: 80 }],
          },
        ],
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { labels: { 'istio.io/use-waypoint': `gateway-${i}` } },
      spec: { selector: labels(i), ports: [{ name: 'http', port: 80 }] },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: labels(i) },
      spec: { containers: [{ name: 'app' }] },
    }),
    i => ({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: `service-${i % 3}` }],
        rules: [{ to: [{ operation: { methods: ['GET'] } }] }],
      },
    }),
  ],
  linkerd: [
    (i, { labels }) => ({
      apiVersion: 'policy.linkerd.io/v1beta3',
      kind: 'Server',
      spec: { podSelector: { matchLabels: labels(i) }, port: 80 },
    }),
    i => ({
      apiVersion: 'policy.linkerd.io/v1alpha1',
      kind: 'AuthorizationPolicy',
      spec: {
        targetRef: {
          group: 'policy.linkerd.io',
          kind: 'Server',
          name: `server-${i % 3}`,
        },
        requiredAuthenticationRefs: [
          {
            group: 'policy.linkerd.io',
            kind: 'MeshTLSAuthentication',
            name: `m${i}`,
          },
        ],
      },
    }),
    (i, { host }) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      spec: {
        parentRefs: [
          { group: 'policy.linkerd.io', kind: 'Server', name: 'server-1' },
          { group: '', kind: 'Service', name: 'service-1', port: 80 },
        ],
        hostnames: [host(i)],
        rules: [{ backendRefs: [{ name: `service-${i}`, port: 80 }] }],
      },
    }),
    (i, { pattern }) => ({
      apiVersion: 'policy.linkerd.io/v1alpha1',
      kind: 'EgressNetwork',
      spec: {
        trafficPolicy: 'Allow',
        networks: [{ cidr: `10.0.0.0/${8 + (i % 20)}` }],
        note: pattern(i),
      },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { annotations: { 'retry.linkerd.io/http': '5xx' } },
      spec: { selector: labels(i), ports: [{ name: 'http', port: 80 }] },
    }),
    (i, { labels }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: labels(i) },
      spec: { containers: [{ name: 'app', ports: [{ containerPort: 80 }] }] },
    }),
    (i, { namespace }) => ({
      apiVersion: 'linkerd.io/v1alpha2',
      kind: 'ServiceProfile',
      metadata: { name: `service-${i}.${namespace(i)}.svc.cluster.local` },
      spec: {
        routes: [{ name: 'a', condition: { pathRegex: `/${i}` } }],
        retryBudget: { retryRatio: 1, minRetriesPerSecond: 1, ttl: '1s' },
      },
    }),
  ],
};

/** Parts of a host: there are as many wildcards over it. */
const DEEP = Array.from({ length: 40 }, (_, i) => `d${i}`);

const apart = (i: number) => `ns-${i}`;
const alike = () => ({ app: 'a' });
const differ = (i: number) => ({
  app: 'a',
  [`l${i % 50}`]: 'x',
  version: `v${i}`,
});
const forAll = () => ['*'];

/** Ways to have much in common, of as many objects as there are. */
const likenesses: Record<string, (size: number) => Likeness> = {
  'one host of one namespace': () => ({
    namespace: () => 'ns-0',
    host: () => 'service-0.ns-0.svc.cluster.local',
    pattern: () => 'service-0.ns-0.svc.cluster.local',
    labels: alike,
    exportTo: forAll,
  }),
  'one host for many namespaces': () => ({
    namespace: apart,
    host: () => 'a.example.com',
    pattern: () => 'a.example.com',
    labels: alike,
    exportTo: forAll,
  }),
  'many hosts under one wildcard': () => ({
    namespace: apart,
    host: i => `h${i}.example.com`,
    pattern: () => '*.example.com',
    labels: differ,
    exportTo: forAll,
  }),
  'many hosts under many wildcards, each seen by some': size => ({
    namespace: apart,
    host: i => `h${i}.${DEEP.join('.')}.example.com`,
    pattern: i => `*.${DEEP.slice(i % DEEP.length).join('.')}.example.com`,
    labels: differ,
    exportTo: i =>
      Array.from({ length: 20 }, (_, k) => apart((i * 7 + k) % size)),
  }),
};

/**
 * A crowd: objects that have as much to do with each other as they can.
 *
 * @internal
 */
export interface Crowd {
  title: string;
  make(size: number): KubernetesObject[];
}

function make(
  of: Likeness,
  kinds: readonly Part[],
  size: number,
): KubernetesObject[] {
  return Array.from({ length: size }, (_, index) => {
    const i = Math.floor(index / kinds.length);
    const { kind, metadata, ...rest } = kinds[index % kinds.length](i, of);
    return {
      ...rest,
      kind,
      metadata: {
        name: `${kind.toLocaleLowerCase('en-US')}-${i}`,
        ...(kind === 'Namespace' ? {} : { namespace: of.namespace(i) }),
        ...metadata,
      },
    } as KubernetesObject;
  });
}

/**
 * Crowds of all kinds that rules are about.
 *
 * @internal
 */
export const crowds: readonly Crowd[] = Object.entries(parts).flatMap(
  ([what, kinds]) =>
    Object.entries(likenesses).map(([how, likeness]) => ({
      title: `${what}: ${how}`,
      make: (size: number) => make(likeness(size), kinds, size),
    })),
);
