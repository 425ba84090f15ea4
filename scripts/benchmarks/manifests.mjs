/** Synthetic configuration of a mesh: mixed kinds, about 1.2 KB each, as they come out of a repository. */

const NAMESPACES = 50;

const head = (
  apiVersion,
  kind,
  name,
  namespace,
  i,
) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop-${i % 7}
    app.kubernetes.io/managed-by: argo-cd
  annotations:
    # Who to call when this breaks.
    example.com/owner: "team-${i % 40}"
    example.com/repository: https://git.example.com/shop/${name}.git
    example.com/description: |
      Configuration of ${name}, which takes part in the shop. It was written by hand
      and is reviewed by the team that owns the service.
      Ask in the channel of the team before you change it: other services depend on
      what is written here, and some of them belong to other teams, who want to be told.
    example.com/runbook: https://runbooks.example.com/shop/${name}/when-it-breaks
    example.com/dashboard: https://dashboards.example.com/d/${name}?var-namespace=${namespace}
spec:
`;

const service = (i, name) => `  type: ClusterIP
  selector:
    app: ${name}
  ports:
    - name: http
      port: 80
      targetPort: 8080
    - name: grpc-admin
      port: 9090
      targetPort: 9090
`;

const deployment = (i, name) => `  replicas: 3
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
        version: v1
    spec:
      serviceAccountName: ${name}
      containers:
        - name: main
          image: registry.example.com/shop/${name}:1.${i % 30}.0
          ports:
            - { name: http, containerPort: 8080 }
            - { name: grpc, containerPort: 9090 }
          env:
            - name: LOG_LEVEL
              value: "info"
`;

const virtualService = (i, name, namespace) => `  hosts:
    - ${name}.${namespace}.svc.cluster.local
  http:
    - name: read
      match:
        - method: { exact: GET }
          uri: { prefix: /orders }
      route:
        - destination:
            host: ${name}.${namespace}.svc.cluster.local
            subset: v1
            port: { number: 80 }
      timeout: 5s
      retries:
        attempts: 2
        perTryTimeout: 1s
        retryOn: connect-failure,refused-stream
    - name: other
      route:
        - destination:
            host: ${name}.${namespace}.svc.cluster.local
            subset: v1
            port: { number: 80 }
`;

const destinationRule = (
  i,
  name,
  namespace,
) => `  host: ${name}.${namespace}.svc.cluster.local
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
  subsets:
    - name: v1
      labels:
        version: v1
`;

const authorizationPolicy = (i, name, namespace) => `  selector:
    matchLabels:
      app: ${name}
  action: ALLOW
  rules:
    - from:
        - source:
            principals:
              - cluster.local/ns/${namespace}/sa/${name}
              - cluster.local/ns/${namespace}/sa/orders-${i % NAMESPACES}
      to:
        - operation:
            methods: [GET, POST]
            paths: [/orders, /orders/*]
`;

const peerAuthentication = (i, name) => `  selector:
    matchLabels:
      app: ${name}
  mtls:
    mode: STRICT
`;

const telemetry = (i, name) => `  selector:
    matchLabels:
      app: ${name}
  tracing:
    - randomSamplingPercentage: 1
      customTags:
        team: { literal: { value: team-${i % 40} } }
  metrics:
    - overrides:
        - match: { metric: REQUEST_COUNT, mode: SERVER }
          tagOverrides:
            request_protocol: { operation: REMOVE }
`;

const sidecar = (i, name, namespace) => `  workloadSelector:
    labels:
      app: ${name}
  egress:
    - hosts:
        - ./*
        - istio-system/*
        - ${namespace}/pay-${i}.example.com
`;

const serviceEntry = i => `  hosts:
    - pay-${i}.example.com
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
    - number: 443
      name: tls
      protocol: TLS
`;

const gateway = (i, name) => `  selector:
    app: ${name}
  servers:
    - port: { number: 8080, name: http, protocol: HTTP }
      hosts:
        - ${name}.example.com
      tls: { httpsRedirect: true }
    - port: { number: 9090, name: https, protocol: HTTPS }
      hosts:
        - ${name}.example.com
      tls: { mode: SIMPLE, credentialName: ${name} }
`;

const httpRoute = (i, name) => `  parentRefs:
    - kind: Service
      group: ""
      name: ${name}-v2
  rules:
    - matches:
        - path: { type: PathPrefix, value: /orders }
      timeouts: { request: 5s }
      backendRefs:
        - name: ${name}-v2
          port: 80
          weight: 100
    - backendRefs:
        - name: ${name}-v2
          port: 80
`;

const server = (i, name) => `  podSelector:
    matchLabels:
      app: ${name}
  port: 8080
  proxyProtocol: HTTP/1
  accessPolicy: all-authenticated
`;

/** What each service has of its own. */
const kinds = [
  ['v1', 'Service', service],
  ['apps/v1', 'Deployment', deployment],
  ['networking.istio.io/v1', 'VirtualService', virtualService],
  ['networking.istio.io/v1', 'DestinationRule', destinationRule],
  ['security.istio.io/v1', 'AuthorizationPolicy', authorizationPolicy],
  ['security.istio.io/v1', 'PeerAuthentication', peerAuthentication],
  ['telemetry.istio.io/v1', 'Telemetry', telemetry],
  ['networking.istio.io/v1', 'Sidecar', sidecar],
  ['networking.istio.io/v1', 'ServiceEntry', serviceEntry],
  ['networking.istio.io/v1', 'Gateway', gateway],
  ['v1', 'Service', service, '-v2'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute', httpRoute],
  ['policy.linkerd.io/v1beta3', 'Server', server],
];

const namespaceText = name => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    istio-injection: enabled
`;

/** The text of some number of objects, one document each: the namespaces, and all kinds of as many services as there is room for. */
export function syntheticManifests(count) {
  return Array.from({ length: count }, (_, i) => {
    if (i < NAMESPACES) {
      return namespaceText(`shop-${i}`);
    }
    const [apiVersion, kind, spec, suffix = ''] =
      kinds[(i - NAMESPACES) % kinds.length];
    const number = Math.floor((i - NAMESPACES) / kinds.length);
    const name = `orders-${number}`;
    const namespace = `shop-${number % NAMESPACES}`;
    const own = `${name}${suffix}`;
    return `${head(apiVersion, kind, own, namespace, number)}${spec(
      number,
      name,
      namespace,
    )}`;
  });
}
