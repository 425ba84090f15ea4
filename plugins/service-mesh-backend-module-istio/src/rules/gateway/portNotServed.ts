import {
  Rule,
  RuleContext,
  undecided,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../../lenient';
import { servicesByWorkload, Workload, workloadsAnywhere } from '../view';
import { GatewayServer, serversOf } from './servers';

/** Ports of containers by name, and those that nodes open for them. */
function containerPorts({ containers, podSpec }: Workload) {
  const ports = containers.flatMap(container => items(container.ports));
  return {
    named: new Map(ports.map(port => [port.name, port.containerPort])),
    open:
      podSpec.hostNetwork === true
        ? ports.map(port => port.containerPort)
        : ports
            .filter(({ hostPort }) => hostPort !== undefined)
            .map(port => port.containerPort),
  };
}

/** The ports at which Services and nodes hand requests to a workload; `null` where nothing does. */
function reachedPorts(
  context: RuleContext,
  workload: Workload,
): Set<unknown> | null {
  const { named, open } = containerPorts(workload);
  const selecting = servicesByWorkload(context).get(workload) ?? [];
  const ports = selecting.flatMap(service =>
    service.ports.flatMap(({ port, targetPort, protocol }) =>
      // A server listens for TCP, even where it offers HTTP/3 beside.
      (protocol ?? 'TCP') === 'TCP'
        ? [
            port,
            typeof targetPort === 'string' ? named.get(targetPort) : targetPort,
          ]
        : [],
    ),
  );
  return selecting.length + open.length > 0
    ? new Set([...ports, ...open])
    : null;
}

function portsOf(context: RuleContext, { selector }: GatewayServer) {
  const workloads = workloadsAnywhere(context, selector);
  const reached = workloads.map(one => reachedPorts(context, one));
  return {
    workload: workloads[0],
    reached: reached.flatMap(ports => (ports ? [ports] : [])),
  };
}

/**
 * A server on a port that nothing leads to.
 *
 * @internal
 */
export const portNotServed: Rule = {
  code: 'reference/gateway-port-not-served',
  title: 'The Service of a gateway leads to the ports of its servers',
  severity: 'warning',
  layer: 'reference',
  consequence: 'ineffective',
  why: 'A server listens on its port of the proxies, and nobody reaches it where no Service of theirs has it as port or targetPort (Istio: Gateway.servers.port; istioctl IST0162).',
  equivalents: ['IST0162'],
  example: {
    bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - port: { name: https, number: 8443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { istio: ingress }
  ports: [{ name: https, port: 443, targetPort: 443 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
    good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - port: { name: https, number: 8443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { istio: ingress }
  ports: [{ name: https, port: 443, targetPort: 8443 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress, sidecar.istio.io/inject: 'true' }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
  },
  check(context) {
    const known = new Map<string, ReturnType<typeof portsOf>>();
    return serversOf(context).flatMap(server => {
      const { document, pointer, port, gateway, selectorKey } = server;
      if (port === null || selectorKey === '') {
        return [];
      }
      const ports = known.get(selectorKey) ?? portsOf(context, server);
      known.set(selectorKey, ports);
      const { workload, reached } = ports;
      if (!workload || reached.some(one => one.has(port))) {
        return [];
      }
      return [
        {
          document,
          pointer: `${pointer}/port/number`,
          message: `Gateway ${gateway} listens on port ${port}, to which no Service of ${workload.kind} ${workload.name} leads.`,
          params: { gateway, port, workload: workload.name },
          related: [{ document: workload.document, pointer: '/metadata/name' }],
          ...(reached.length > 0 || context.closedWorld
            ? {}
            : undecided(
                `needs the Services of ${workload.kind} ${workload.name}`,
              )),
        },
      ];
    });
  },
};
