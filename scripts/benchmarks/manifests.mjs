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
      Ask in the channel of the team before you change it.
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
              - cluster.local/ns/${namespace}/sa/web-${i % 9}
              - cluster.local/ns/${namespace}/sa/batch-${i % 5}
      to:
        - operation:
            methods: [GET, POST]
            paths: [/orders, /orders/*]
`;

const server = (i, name) => `  podSelector:
    matchLabels:
      app: ${name}
  port: 8080
  proxyProtocol: HTTP/1
  accessPolicy: all-authenticated
`;

const kinds = [
  ['v1', 'Service', service],
  ['apps/v1', 'Deployment', deployment],
  ['networking.istio.io/v1', 'VirtualService', virtualService],
  ['networking.istio.io/v1', 'DestinationRule', destinationRule],
  ['security.istio.io/v1', 'AuthorizationPolicy', authorizationPolicy],
  ['policy.linkerd.io/v1beta3', 'Server', server],
];

/** The text of some number of objects, one document each. */
export function syntheticManifests(count) {
  return Array.from({ length: count }, (_, i) => {
    const [apiVersion, kind, spec] = kinds[i % kinds.length];
    const service = Math.floor(i / kinds.length);
    const name = `orders-${service}`;
    const namespace = `shop-${service % NAMESPACES}`;
    return `${head(apiVersion, kind, name, namespace, service)}${spec(
      service,
      name,
      namespace,
    )}`;
  });
}
